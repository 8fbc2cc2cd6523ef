package io.github.lac4j.datasets.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.DatasetNotFoundException;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.Progress;
import io.github.lac4j.datasets.picture.CoverFit;
import io.github.lac4j.datasets.picture.DecodedImages.DecodedSet;
import io.github.lac4j.datasets.picture.PictureReader;
import io.github.lac4j.datasets.picture.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFolderTest {

  private static final ImageFolderConfig CONFIG = new ImageFolderConfig(8, false, false, 0.5, 0);
  private static final ImageFolderConfig SKIPPING = new ImageFolderConfig(8, false, true, 0.5, 0);

  @TempDir Path root;

  private Path pictures;
  private final List<String> notes = new ArrayList<>();

  @BeforeEach
  void make_a_folder() throws IOException {
    pictures = Files.createDirectories(root.resolve("pictures"));
  }

  @Test
  void should_take_subfolders_as_classes_and_fit_every_picture() throws IOException {
    fill(pictures);

    DecodedSet set = new ImageFolder(pictures, CONFIG).images(location(), progress());

    ImageDataset dataset = set.dataset();
    assertThat(dataset.shape()).isEqualTo(new ImageShape(3, 8, 8));
    assertThat(dataset.classNames()).containsExactly("cats", "dogs");
    assertThat(dataset.labels()).containsExactly(0, 0, 0, 1, 1, 1);
    byte[] pixels = new byte[3 * 8 * 8];
    dataset.copyPixels(1, pixels);
    assertThat(pixels)
        .isEqualTo(
            CoverFit.fit(
                    new PictureReader(1 << 20, 1 << 20, "").read(pictures.resolve("cats/b.JPG")),
                    dataset.shape())
                .pixels());
    assertThat(notes).isEmpty();
  }

  @Test
  void should_be_found_by_a_name_with_a_path() throws IOException {
    fill(pictures);
    ImageFolder folder = ImageFolder.named("folder:" + pictures, CONFIG);

    assertThat(folder.name()).isEqualTo("folder:" + pictures);
    assertThat(folder.isFlat()).isFalse();
    for (String name : List.of("folder:", "cifar10")) {
      assertThatThrownBy(() -> ImageFolder.named(name, CONFIG))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("folder:pictures");
    }
    assertThatThrownBy(() -> ImageFolder.named("folder:" + root.resolve("x"), CONFIG).isFlat())
        .isInstanceOf(DatasetNotFoundException.class);
  }

  @Test
  void should_make_grey_images_if_asked() throws IOException {
    fill(pictures);
    ImageFolder folder = new ImageFolder(pictures, new ImageFolderConfig(5, true, false, 0.5, 0));

    assertThat(folder.open(location()).train().shape()).isEqualTo(new ImageShape(1, 5, 5));
    assertThat(folder.recipe("contrastive")).isEqualTo("mnist-contrastive");
    assertThat(new ImageFolder(pictures, CONFIG).recipe("contrastive")).isEqualTo("cifar-a");
  }

  @Test
  void should_cut_a_test_part_by_the_seed() throws IOException {
    fill(pictures);

    DatasetSplits splits =
        new ImageFolder(pictures, new ImageFolderConfig(8, false, false, 0.34, 3)).open(location());

    assertThat(splits.train().labels()).containsExactly(0, 0, 1, 1);
    assertThat(splits.test().labels()).containsExactly(0, 1);
  }

  @ParameterizedTest
  @CsvSource({"test,unlabelled", "val,unlabeled"})
  void should_take_the_parts_that_are_there(String test, String unlabelled) throws IOException {
    fill(pictures.resolve("train"));
    fill(pictures.resolve(test));
    Files.delete(pictures.resolve(test).resolve("dogs/deep/c.png"));
    Files.createDirectories(pictures.resolve(unlabelled));
    Files.write(pictures.resolve(unlabelled).resolve("x.png"), Pictures.png(9, 9, 1));

    DatasetSplits splits = new ImageFolder(pictures, CONFIG).open(location());

    assertThat(splits.train().size()).isEqualTo(6);
    assertThat(splits.test().size()).isEqualTo(5);
    assertThat(splits.pretraining().size()).isEqualTo(1);
    assertThat(splits.pretraining().labelled()).isFalse();
  }

  @Test
  void should_take_val_for_validation_if_there_is_a_test_part_too() throws IOException {
    for (String part : List.of("train", "val", "test")) {
      fill(pictures.resolve(part));
    }
    Files.delete(pictures.resolve("val/cats/a.png"));

    DatasetSplits splits = new ImageFolder(pictures, CONFIG).open(location());

    assertThat(splits.validation().orElseThrow().size()).isEqualTo(5);
    assertThat(splits.test().size()).isEqualTo(6);
  }

  @Test
  void should_cut_the_test_part_off_a_training_part_that_is_alone() throws IOException {
    fill(pictures.resolve("train"));
    Files.createDirectories(pictures.resolve("unlabelled"));
    Files.write(pictures.resolve("unlabelled").resolve("x.png"), Pictures.png(9, 9, 1));

    DatasetSplits splits =
        new ImageFolder(pictures, new ImageFolderConfig(8, false, false, 0.34, 3)).open(location());

    assertThat(splits.train().classNames()).containsExactly("cats", "dogs");
    assertThat(splits.train().labels()).containsExactly(0, 0, 1, 1);
    assertThat(splits.test().labels()).containsExactly(0, 1);
    assertThat(splits.pretraining().size()).isEqualTo(1);
  }

  @Test
  void should_take_a_folder_of_pictures_that_is_called_train_for_a_class() throws IOException {
    for (String vehicle : List.of("car", "train")) {
      Path folder = Files.createDirectories(pictures.resolve(vehicle));
      for (int i = 0; i < 5; i++) {
        Files.write(folder.resolve(i + ".png"), Pictures.png(9, 9, i));
      }
    }
    assertThat(new ImageFolder(pictures, CONFIG).open(location()).train().classNames())
        .containsExactly("car", "train");
  }

  @Test
  void should_read_a_flat_folder_without_labels() throws IOException {
    Files.write(pictures.resolve("b.png"), Pictures.png(9, 12, 1));
    Files.write(pictures.resolve("a.jpeg"), Pictures.jpeg(30, 12, 2));
    Files.writeString(pictures.resolve("notes.txt"), "not a picture");
    Files.writeString(pictures.resolve(".hidden.png"), "not a picture either");
    ImageFolder folder = new ImageFolder(pictures, CONFIG);

    assertThat(folder.isFlat()).isTrue();
    ImageDataset dataset = folder.images(location(), progress()).dataset();

    assertThat(dataset.size()).isEqualTo(2);
    assertThat(dataset.labels()).containsExactly(-1, -1);
    assertThat(notes)
        .containsExactly(pictures + ": 1 files are no pictures by their names and were left out");
    assertThatThrownBy(() -> folder.open(location()))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("no labels")
        .hasMessageContaining("one subfolder for each class");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 400})
  void should_name_a_broken_picture_and_keep_nothing(int length) throws IOException {
    fill(pictures);
    Path broken = breakPicture("cats/b.JPG", length);

    assertThatThrownBy(() -> new ImageFolder(pictures, CONFIG).open(location()))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining(broken.toString())
        .hasMessageContaining("--skip-broken");
    try (var left = Files.list(root.resolve("decoded"))) {
      assertThat(left).allMatch(file -> file.toString().endsWith(".lock"));
    }
  }

  @Test
  void should_count_and_list_the_broken_pictures_that_it_skips() throws IOException {
    fill(pictures);
    Path first = breakPicture("cats/a.png", 0);
    Path second = breakPicture("dogs/a.png", 30);

    DecodedSet set = new ImageFolder(pictures, SKIPPING).images(location(), progress());

    assertThat(set.dataset().labels()).containsExactly(0, 0, 1, 1);
    assertThat(set.skipped()).hasSize(2);
    assertThat(notes).hasSize(3);
    assertThat(notes.get(0)).isEqualTo(pictures + ": 2 of 6 pictures were skipped:");
    assertThat(notes.get(1)).contains(first.toString(), "the file is empty");
    assertThat(notes.get(2)).contains(second.toString(), "cut off");
    assertThat(set.dataset().source()).contains("4 of 6 images");
  }

  @Test
  void should_not_skip_a_whole_class() throws IOException {
    fill(pictures);
    for (String name : List.of("cats/a.png", "cats/b.JPG", "cats/c.png")) {
      breakPicture(name, 10);
    }
    assertThatThrownBy(() -> new ImageFolder(pictures, SKIPPING).open(location()))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining(pictures.resolve("cats") + ": no picture of the class can be read");
  }

  @Test
  void should_not_make_one_class_of_two_whose_names_the_locale_cannot_show() throws IOException {
    fill(pictures);
    Files.move(pictures.resolve("cats"), pictures.resolve("caf\ufffd"));

    assertThatThrownBy(() -> new ImageFolder(pictures, CONFIG).open(location()))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("cannot be read in this locale")
        .hasMessageContaining("LC_ALL=C.UTF-8");
  }

  @Test
  void should_refuse_a_path_that_cannot_be_one() {
    assertThatThrownBy(() -> ImageFolder.named("folder:a\0b", CONFIG))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is no path in this locale")
        .hasMessageContaining("LC_ALL=C.UTF-8");
  }

  @Test
  void should_name_the_class_of_which_there_are_too_few_but_pretrain_on_them() throws IOException {
    fill(pictures);
    Files.delete(pictures.resolve("cats/b.JPG"));
    Files.delete(pictures.resolve("cats/c.png"));
    ImageFolder folder = new ImageFolder(pictures, CONFIG);

    assertThatThrownBy(() -> folder.open(location()))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining(
            pictures + ": no test part can be cut off: Class \"cats\" has 1 image,");
    assertThat(folder.openPretraining(location(), progress()).size()).isEqualTo(4);
    assertThat(notes)
        .singleElement()
        .asString()
        .startsWith(pictures + ": all 4 images are pretrained on");
  }

  @Test
  void should_reject_an_empty_class() throws IOException {
    fill(pictures);
    Files.createDirectories(pictures.resolve("birds"));

    assertThatThrownBy(() -> new ImageFolder(pictures, CONFIG).open(location()))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining(pictures.resolve("birds") + ": the class has no picture");
  }

  @Test
  void should_reject_a_folder_without_pictures_or_no_folder() {
    assertThatThrownBy(() -> new ImageFolder(pictures, CONFIG).open(location()))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("there is no picture");
    assertThatThrownBy(() -> new ImageFolder(root.resolve("none"), CONFIG).open(location()))
        .isInstanceOf(DatasetNotFoundException.class)
        .hasMessageContaining("none is not there");
  }

  @Test
  void should_reject_pictures_beside_classes() throws IOException {
    fill(pictures);
    Files.write(pictures.resolve("x.png"), Pictures.png(9, 9, 1));

    assertThatThrownBy(() -> new ImageFolder(pictures, CONFIG).open(location()))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("not clear");
  }

  @Test
  void should_reject_parts_of_different_classes() throws IOException {
    fill(pictures.resolve("train"));
    fill(pictures.resolve("test"));
    Files.move(pictures.resolve("test/dogs"), pictures.resolve("test/birds"));

    assertThatThrownBy(() -> new ImageFolder(pictures, CONFIG).open(location()))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("[cats, dogs]")
        .hasMessageContaining("[birds, cats]");
  }

  @Test
  void should_reject_a_class_too_small_to_be_cut() throws IOException {
    fill(pictures);
    Files.createDirectories(pictures.resolve("one"));
    Files.write(pictures.resolve("one/x.png"), Pictures.png(9, 9, 1));

    assertThatThrownBy(() -> new ImageFolder(pictures, CONFIG).open(location()))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("Class \"one\" has 1 image,");
  }

  @Test
  void should_reject_a_link_that_leads_back() throws IOException {
    fill(pictures);
    Files.createSymbolicLink(pictures.resolve("cats/back"), pictures.resolve("cats"));

    assertThatThrownBy(() -> new ImageFolder(pictures, CONFIG).open(location()))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("no link leads back");
  }

  @ParameterizedTest
  @CsvSource({"0,0.5,size", "2000,0.5,size", "8,0,testShare", "8,1,testShare"})
  void should_reject_a_wrong_setting(int size, double share, String setting) {
    assertThatThrownBy(() -> new ImageFolderConfig(size, false, false, share, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(setting);
  }

  private static void fill(Path folder) throws IOException {
    Path cats = Files.createDirectories(folder.resolve("cats"));
    Path dogs = Files.createDirectories(folder.resolve("dogs/deep"));
    Files.write(cats.resolve("a.png"), Pictures.png(10, 20, 1));
    Files.write(cats.resolve("b.JPG"), Pictures.jpeg(30, 20, 2));
    Files.write(cats.resolve("c.png"), Pictures.png(4, 4, 3));
    Files.write(dogs.getParent().resolve("a.png"), Pictures.png(8, 8, 4));
    Files.write(dogs.getParent().resolve("b.jpeg"), Pictures.greyJpeg(50, 20, 5));
    Files.write(dogs.resolve("c.png"), Pictures.png(11, 9, 6));
  }

  private Path breakPicture(String name, int length) throws IOException {
    Path file = pictures.resolve(name);
    byte[] whole = Files.readAllBytes(file);
    return Files.write(file, Arrays.copyOf(whole, Math.min(length, whole.length - 20)));
  }

  private DataLocation location() {
    return DataLocation.of(root);
  }

  private Progress progress() {
    return new Progress() {
      @Override
      public void advanced(String work, long done, OptionalLong total, Unit unit) {}

      @Override
      public void note(String sentence) {
        notes.add(sentence);
      }
    };
  }
}
