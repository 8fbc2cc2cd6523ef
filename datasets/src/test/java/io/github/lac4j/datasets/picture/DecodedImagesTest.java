package io.github.lac4j.datasets.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.Damage;
import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.Progress;
import io.github.lac4j.datasets.picture.DecodedImages.CacheException;
import io.github.lac4j.datasets.picture.DecodedImages.DecodedSet;
import io.github.lac4j.datasets.picture.PictureSet.PictureFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The "pictures" of this test are files of one byte, which fills an image of 2 x 3 pixels. */
class DecodedImagesTest {

  private static final ImageShape SHAPE = new ImageShape(1, 2, 3);
  private static final int COUNT = 1000;

  @TempDir Path root;

  private final AtomicInteger decoded = new AtomicInteger();
  private Path pictures;

  @BeforeEach
  void write_pictures() throws IOException {
    pictures = Files.createDirectories(root.resolve("pictures"));
    for (int i = 0; i < COUNT; i++) {
      Files.write(pictures.resolve("%04d".formatted(i)), new byte[] {(byte) i});
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void should_decode_once_and_map_from_then_on(int workers) {
    ImageDataset first = open(workers, false).dataset();
    ImageDataset second = open(workers, false).dataset();

    assertThat(decoded).hasValue(COUNT);
    assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
    assertRight(second);
  }

  @Test
  void should_give_the_same_on_the_heap() {
    ImageDataset onHeap =
        new DecodedImages(Optional.empty(), 2).open(set(false), Progress.none()).dataset();

    assertRight(onHeap);
    assertThat(onHeap.fingerprint()).isEqualTo(open(2, false).dataset().fingerprint());
  }

  @Test
  void should_decode_anew_when_a_file_has_changed() throws IOException {
    open(2, false);
    Files.write(pictures.resolve("0007"), new byte[] {99, 0});

    byte[] pixels = new byte[6];
    open(2, false).dataset().copyPixels(7, pixels);

    assertThat(pixels).containsOnly(99);
  }

  @Test
  void should_go_on_where_it_was_stopped() throws IOException {
    stop();
    assertThat(names()).anyMatch(name -> name.endsWith(".part"));
    assertThat(names()).noneMatch(name -> name.endsWith(".images"));

    decoded.set(0);
    assertRight(open(1, false).dataset());
    assertThat(decoded).hasValueLessThan(COUNT - 511);
    assertThat(names()).noneMatch(name -> name.endsWith(".part"));
  }

  @Test
  void should_decode_again_what_was_damaged_while_it_was_stopped() throws IOException {
    stop();
    Path part = file(".part");
    byte[] content = Files.readAllBytes(part);
    content[5] ^= 1;
    Files.write(part, content);
    Files.writeString(file(".journal"), Files.readString(file(".journal")) + "block 3 and then");

    assertRight(open(1, false).dataset());

    decoded.set(0);
    assertRight(open(1, false).dataset());
    assertThat(decoded).hasValue(0);
  }

  @Test
  void should_decode_again_what_was_damaged_later() throws IOException {
    open(2, false);
    Path images = file(".images");
    byte[] content = Files.readAllBytes(images);
    content[5] ^= 1;
    Files.write(images, content);
    decoded.set(0);

    assertRight(open(2, false).dataset());

    assertThat(decoded).hasPositiveValue().hasValueLessThan(COUNT);
    assertThat(names()).noneMatch(name -> name.endsWith(".part"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "skip 0 a file\n",
        "skip 5000 a file\n",
        "block -1 0\n",
        "block 77 0\n",
        "block x 0\n"
      })
  void should_not_believe_a_changed_journal(String line) throws IOException {
    open(2, false);
    Files.writeString(file(".journal"), line + Files.readString(file(".journal")));

    for (int run = 0; run < 2; run++) {
      DecodedSet set = open(2, false);
      assertThat(set.skipped()).isEmpty();
      assertRight(set.dataset());
    }
  }

  @Test
  void should_give_the_right_images_however_the_cache_is_damaged() throws IOException {
    open(2, false);
    Damage damage = new Damage(19);
    for (int i = 0; i < 50; i++) {
      Path file = file(damage.oneOf(List.of(".images", ".journal")));
      Files.write(file, damage.of(Files.readAllBytes(file)));

      assertRight(open(2, false).dataset());
    }
  }

  @Test
  void should_wait_for_another_process_that_decodes_the_same() throws IOException {
    open(2, false);
    List<String> notes = new ArrayList<>();
    try (FileChannel other = FileChannel.open(file(".lock"), StandardOpenOption.WRITE)) {
      FileLock lock = other.lock();
      Progress progress =
          new Progress() {
            @Override
            public void advanced(String work, long done, OptionalLong total, Unit unit) {}

            @Override
            public void note(String sentence) {
              notes.add(sentence);
              try {
                lock.release();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }
          };
      assertRight(images(2).open(set(false), progress).dataset());
    }
    assertThat(notes).singleElement().asString().contains("Another process decodes a set");
  }

  @Test
  void should_leave_nothing_behind_when_a_file_is_broken() throws IOException {
    Files.write(pictures.resolve("0600"), new byte[0]);

    assertThatThrownBy(() -> open(2, false))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining(pictures.resolve("0600") + ": the file is empty");
    assertThat(names()).allMatch(name -> name.endsWith(".lock"));
  }

  @Test
  void should_leave_broken_files_out_and_list_them_if_asked() throws IOException {
    Files.write(pictures.resolve("0000"), new byte[0]);
    Files.write(pictures.resolve("0600"), new byte[0]);

    for (int run = 0; run < 2; run++) {
      DecodedSet set = open(2, true);

      assertThat(set.skipped())
          .hasSize(2)
          .first()
          .asString()
          .contains(pictures.resolve("0000").toString());
      assertThat(set.dataset().size()).isEqualTo(COUNT - 2);
      assertThat(set.dataset().label(0)).isEqualTo(1);
      byte[] pixels = new byte[6];
      set.dataset().copyPixels(599, pixels);
      assertThat(pixels).containsOnly((byte) 601);
    }
    assertThatThrownBy(() -> open(2, false))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("here: 2 of 1000 pictures cannot be read; leave")
        .hasMessageContaining("\n  " + pictures.resolve("0000") + ": the file")
        .hasMessageContaining("\n  " + pictures.resolve("0600") + ": the file")
        .hasMessageContaining("--skip-broken");
  }

  @Test
  void should_refuse_a_set_of_broken_files_only() throws IOException {
    for (int i = 0; i < COUNT; i++) {
      Files.write(pictures.resolve("%04d".formatted(i)), new byte[0]);
    }
    assertThatThrownBy(() -> open(2, true))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("none of the 1000 files");
  }

  @Test
  void should_say_that_the_cache_cannot_be_written() throws IOException {
    Path file = Files.writeString(root.resolve("file"), "");

    assertThatThrownBy(
            () -> new DecodedImages(Optional.of(file), 1).open(set(false), Progress.none()))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("make room");
  }

  /** Stops like a lost process: what is there is neither complete nor cleared away. */
  private void stop() {
    Progress stopping =
        new Progress() {
          @Override
          public void advanced(String work, long done, OptionalLong total, Unit unit) {
            assertThat(total).hasValue(COUNT);
            if (done >= 512) {
              throw new UncheckedIOException(new IOException("stopped"));
            }
          }

          @Override
          public void note(String sentence) {}
        };
    assertThatThrownBy(() -> images(1).open(set(false), stopping))
        .isInstanceOf(UncheckedIOException.class);
  }

  private DecodedSet open(int workers, boolean skipBroken) {
    return images(workers).open(set(skipBroken), Progress.none());
  }

  private DecodedImages images(int workers) {
    return new DecodedImages(Optional.of(root.resolve("cache")), workers);
  }

  private PictureSet set(boolean skipBroken) {
    List<PictureFile> files = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      files.add(new PictureFile(pictures.resolve("%04d".formatted(i)), i % 2));
    }
    return new PictureSet(
        "a set",
        SHAPE,
        List.of("even", "odd"),
        files,
        this::decode,
        "rule",
        skipBroken,
        "leave them out with --skip-broken",
        "here");
  }

  private byte[] decode(Path file) {
    decoded.incrementAndGet();
    try {
      byte[] content = Files.readAllBytes(file);
      if (content.length == 0) {
        throw new DatasetFormatException(file.toString(), "the file is empty", "replace it");
      }
      byte[] pixels = new byte[SHAPE.size()];
      Arrays.fill(pixels, content[0]);
      return pixels;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertRight(ImageDataset dataset) {
    assertThat(dataset.size()).isEqualTo(COUNT);
    byte[] pixels = new byte[6];
    for (int i = 0; i < COUNT; i++) {
      dataset.copyPixels(i, pixels);
      assertThat(pixels).containsOnly((byte) i);
      assertThat(dataset.label(i)).isEqualTo(i % 2);
    }
  }

  private List<String> names() throws IOException {
    try (var list = Files.list(root.resolve("cache/decoded"))) {
      return list.map(file -> file.getFileName().toString()).toList();
    }
  }

  private Path file(String suffix) throws IOException {
    try (var list = Files.list(root.resolve("cache/decoded"))) {
      return list.filter(file -> file.toString().endsWith(suffix)).findFirst().orElseThrow();
    }
  }
}
