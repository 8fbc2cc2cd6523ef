package io.github.lac4j.evaluation.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataShowCommandTest {

  @TempDir Path folder;

  @Test
  void should_draw_as_many_rows_and_columns_as_asked() throws IOException {
    Path file = folder.resolve("sheet.png");

    CapturedCommand show =
        CapturedCommand.run(
            "data",
            "show",
            "fashion-mnist-subset",
            "--recipe",
            "supervised-cifar",
            "--images",
            "3",
            "--views",
            "2",
            "--part",
            "test",
            "--out",
            file.toString());

    assertThat(show.exitCode()).as(show.err()).isZero();
    assertThat(show.out())
        .contains("fashion-mnist-subset", "1x28x28", "supervised-cifar", file.toString());
    BufferedImage sheet = ImageIO.read(file.toFile());
    // Cells of 3 x 28 pixels, gaps of 4, one more beside the original.
    assertThat(sheet.getWidth()).isEqualTo(3 * 88 + 8);
    assertThat(sheet.getHeight()).isEqualTo(3 * 88 + 4);
  }

  @Test
  void should_take_the_recipe_of_the_data_set_by_default() {
    CapturedCommand show =
        CapturedCommand.run(
            "data", "show", "fashion-mnist-subset", "--out", folder.resolve("a.png").toString());

    assertThat(show.exitCode()).as(show.err()).isZero();
    assertThat(show.out()).contains("recipe cifar-a");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void should_draw_a_folder_of_images_with_classes_or_without(boolean flat) throws IOException {
    Path pictures = folder.resolve("pictures");
    for (String name : new String[] {"a", "b"}) {
      Path images = Files.createDirectories(flat ? pictures : pictures.resolve(name));
      for (int i = 0; i < 5; i++) {
        BufferedImage image = new BufferedImage(9 + i, 7, BufferedImage.TYPE_INT_RGB);
        assertThat(ImageIO.write(image, "png", images.resolve(name + i + ".png").toFile()))
            .isTrue();
      }
    }
    Path broken = Files.createFile(pictures.resolve(flat ? "c.png" : "a/c.png"));

    CapturedCommand show =
        CapturedCommand.run(
            "data",
            "show",
            "folder:" + pictures,
            "--set",
            "folder.size=6",
            "--skip-broken",
            "--data-dir",
            folder.toString(),
            "--out",
            folder.resolve("a.png").toString());

    assertThat(show.exitCode()).as(show.err()).isZero();
    assertThat(show.out()).contains((flat ? 10 : 8) + " images of 3x6x6, recipe cifar-a");
    assertThat(show.err()).contains("1 of 11 pictures were skipped:", broken.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "data, show",
    "data show folder:, folder:pictures",
    "data show folder:none-such, The folder of images none-such is not there",
    "data show folder:none-such --set size=3, for example folder.size=64",
    "data show folder:none-such --set folder.sizes=3, sizes",
    "data show fashion-mnist-subset --skip-broken, is no folder of images",
    "data show fashion-mnist-subset --part unlabelled, choose --part train or test",
    "data where folder:pictures, lac data show folder:pictures",
    "data show fashion, There is no data set \"fashion\"; did you mean fashion-mnist? There are cifar10",
    "data show fashion-mnist-subset --recipe nice, There is no recipe \"nice\"; there are barlow",
    "'data show fashion-mnist-subset --recipe none,nice', There is no recipe \"nice\"",
    "data show fashion-mnist-subset --images 0, number of images is 0",
    "data show, NAME"
  })
  void should_refuse_what_it_does_not_know_with_the_remedy(String arguments, String remedy) {
    CapturedCommand show = CapturedCommand.run(arguments.split(" ", -1));

    assertThat(show.exitCode()).isEqualTo(2);
    assertThat(show.err()).contains(remedy).doesNotContain("\tat ");
  }
}
