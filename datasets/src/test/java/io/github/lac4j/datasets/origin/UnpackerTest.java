package io.github.lac4j.datasets.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.Progress;
import io.github.lac4j.datasets.origin.Unpacker.ArchiveFormat;
import io.github.lac4j.datasets.origin.Unpacker.EntrySelection;
import io.github.lac4j.datasets.origin.Unpacker.UnpackLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnpackerTest {

  private static final UnpackLimits LIMITS = new UnpackLimits(10, 100_000);
  private static final byte[] TEXT = "hello".getBytes(StandardCharsets.UTF_8);

  @TempDir Path root;

  private Path folder;

  @BeforeEach
  void make_a_folder() throws IOException {
    folder = Files.createDirectories(root.resolve("a/b/target"));
  }

  @ParameterizedTest
  @EnumSource(ArchiveFormat.class)
  void should_unpack_what_is_wanted(ArchiveFormat format) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("set/one.bin", TEXT);
    files.put("set/deep/er/two.bin", new byte[1000]);
    files.put("set/" + "long".repeat(40) + ".bin", TEXT);
    files.put("other/three.bin", TEXT);

    unpack(archive(format, files), format, EntrySelection.inside("set"));

    assertThat(folder.resolve("one.bin")).hasBinaryContent(TEXT);
    assertThat(folder.resolve("deep/er/two.bin")).hasSize(1000);
    assertThat(folder.resolve("long".repeat(40) + ".bin")).exists();
    assertThat(folder.resolve("three.bin")).doesNotExist();
    assertThat(folder.resolve("other")).doesNotExist();
  }

  @Test
  void should_give_entries_new_names() throws IOException {
    unpack(
        archive(ArchiveFormat.TAR_GZ, Map.of("package/lables.json", TEXT)),
        ArchiveFormat.TAR_GZ,
        EntrySelection.only(Map.of("package/lables.json", "labels.json")));

    assertThat(folder.resolve("labels.json")).hasBinaryContent(TEXT);
  }

  static String[][] escapes() {
    return new String[][] {
      {"../evil.txt"},
      {"set/../../evil.txt"},
      {"/tmp/evil.txt"},
      {"set/..\\..\\evil.txt"},
      {"C:/evil.txt"},
      {"C:evil.txt"},
      {".."}
    };
  }

  @ParameterizedTest
  @MethodSource("escapes")
  void should_refuse_an_entry_that_escapes(String name) throws IOException {
    for (ArchiveFormat format : ArchiveFormat.values()) {
      // The name of a zip entry cannot be just dots in the library that makes it.
      byte[] archive = archive(format, Map.of(name, TEXT));

      assertThatThrownBy(() -> unpack(archive, format, entry -> java.util.Optional.of(entry)))
          .isInstanceOf(DatasetFormatException.class)
          .hasMessageContaining(root.resolve("archive").toString())
          .hasMessageContaining("outside the folder");
    }
    assertThat(root.resolve("a/b/evil.txt")).doesNotExist();
    assertThat(root.resolve("a/evil.txt")).doesNotExist();
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void should_refuse_links_in_a_tar(boolean symbolic) throws IOException {
    byte[] archive = Archives.tarOfLink("set/link", "/etc/passwd", symbolic);

    assertThatThrownBy(() -> unpack(archive, ArchiveFormat.TAR, EntrySelection.inside("set")))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("set/link")
        .hasMessageContaining("is a link");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void should_refuse_a_link_in_a_zip() throws IOException {
    byte[] archive = Archives.zipOfLink("set/link", "/etc/passwd");

    assertThatThrownBy(() -> unpack(archive, ArchiveFormat.ZIP, EntrySelection.inside("set")))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("is a link");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void should_refuse_a_device() throws IOException {
    byte[] archive = Archives.tarOfDevice("set/null");

    assertThatThrownBy(() -> unpack(archive, ArchiveFormat.TAR, EntrySelection.inside("set")))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("no ordinary file");
  }

  @ParameterizedTest
  @EnumSource(ArchiveFormat.class)
  void should_stop_at_a_decompression_bomb(ArchiveFormat format) throws IOException {
    byte[] archive = archive(format, Map.of("set/zeros", new byte[5_000_000]));

    assertThatThrownBy(() -> unpack(archive, format, EntrySelection.inside("set")))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("more than 100000 bytes")
        .hasMessageContaining("decompression bomb");
    assertThat(folder.resolve("zeros").toFile().length()).isLessThanOrEqualTo(100_000);
  }

  @ParameterizedTest
  @EnumSource(ArchiveFormat.class)
  void should_stop_at_a_bomb_that_nobody_wants(ArchiveFormat format) throws IOException {
    byte[] archive = archive(format, Map.of("other/zeros", new byte[5_000_000]));

    assertThatThrownBy(() -> unpack(archive, format, EntrySelection.inside("set")))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("decompression bomb");
  }

  @Test
  void should_stop_at_a_bomb_behind_the_last_entry() throws IOException {
    byte[] tar = Archives.tar(Map.of("set/one", TEXT));
    byte[] bomb = Archives.gzip(Arrays.copyOf(tar, 5_000_000));

    assertThatThrownBy(() -> unpack(bomb, ArchiveFormat.TAR_GZ, EntrySelection.inside("set")))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("decompression bomb");
  }

  @ParameterizedTest
  @EnumSource(ArchiveFormat.class)
  void should_stop_at_too_many_entries(ArchiveFormat format) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < 11; i++) {
      files.put("set/" + i, TEXT);
    }
    byte[] archive = archive(format, files);

    assertThatThrownBy(() -> unpack(archive, format, EntrySelection.inside("set")))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("more than 10 entries");
  }

  @ParameterizedTest
  @EnumSource(ArchiveFormat.class)
  void should_refuse_two_entries_of_one_name(ArchiveFormat format) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("set/one", TEXT);
    files.put("set/./ONE", TEXT);
    byte[] archive = archive(format, files);

    assertThatThrownBy(() -> unpack(archive, format, EntrySelection.inside("set")))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("there twice");
  }

  @ParameterizedTest
  @EnumSource(ArchiveFormat.class)
  void should_refuse_a_file_that_is_a_folder_elsewhere_in_the_archive(ArchiveFormat format)
      throws IOException {
    for (List<String> names : List.of(List.of("one", "one/two"), List.of("one/two", "one"))) {
      Map<String, byte[]> files = new LinkedHashMap<>();
      names.forEach(name -> files.put("set/" + name, TEXT));
      byte[] archive = archive(format, files);
      Path own = Files.createDirectories(folder.resolve(format + names.get(0).replace('/', '-')));

      assertThatThrownBy(() -> unpack(archive, format, EntrySelection.inside("set"), own))
          .isInstanceOf(DatasetFormatException.class)
          .hasMessageContaining(names.get(1))
          .hasMessageContaining("both a file's and a folder's");
    }
  }

  @Test
  void should_refuse_a_name_that_no_disk_takes_without_repeating_all_of_it() throws IOException {
    byte[] archive = archive(ArchiveFormat.TAR, Map.of("set/" + "n".repeat(10_000), TEXT));

    assertThatThrownBy(() -> unpack(archive, ArchiveFormat.TAR, EntrySelection.inside("set")))
        .isInstanceOf(DatasetFormatException.class)
        .hasMessageContaining("impossible name")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1000));
  }

  @Test
  void should_reject_an_archive_that_is_cut_off_anywhere() throws IOException {
    byte[] content = new byte[20_000];
    new Random(3).nextBytes(content);
    for (ArchiveFormat format : ArchiveFormat.values()) {
      byte[] archive = archive(format, Map.of("set/one", content));
      int last = format == ArchiveFormat.TAR ? 512 + content.length : archive.length - 1;
      for (int length = last; length > 0; length -= 997) {
        byte[] cut = Arrays.copyOf(archive, length);
        Path own = Files.createDirectories(folder.resolve(format + "-" + length));
        assertThatThrownBy(() -> unpack(cut, format, EntrySelection.inside("set"), own))
            .as("%s cut to %d", format, length)
            .isInstanceOf(DatasetFormatException.class)
            .hasMessageContaining("damaged");
      }
    }
  }

  @Test
  void should_find_a_changed_byte_by_its_checksum() throws IOException {
    byte[] content = new byte[20_000];
    new Random(3).nextBytes(content);
    for (ArchiveFormat format : new ArchiveFormat[] {ArchiveFormat.TAR_GZ, ArchiveFormat.ZIP}) {
      byte[] archive = archive(format, Map.of("set/one", content));
      archive[10_000] ^= 1;

      Path own = Files.createDirectories(folder.resolve(format.name()));
      assertThatThrownBy(() -> unpack(archive, format, EntrySelection.inside("set"), own))
          .isInstanceOf(DatasetFormatException.class)
          .hasMessageContaining("damaged");
    }
  }

  @ParameterizedTest
  @EnumSource(ArchiveFormat.class)
  void should_end_in_an_error_or_in_the_right_files_however_the_archive_is_changed(
      ArchiveFormat format) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("set/one", TEXT);
    files.put("set/two/three", new byte[600]);
    byte[] good = archive(format, files);
    Random random = new Random(11);
    Path own = folder.resolve("fuzz");
    int errors = 0;
    for (int i = 0; i < 700; i++) {
      byte[] changed = good.clone();
      for (int j = 0; j <= random.nextInt(4); j++) {
        changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      }
      Path target = Files.createDirectories(own.resolve(Integer.toString(i)));
      try {
        unpack(changed, format, EntrySelection.inside("set"), target);
        // A tar on its own has no checksum of the content.
        if (format != ArchiveFormat.TAR && Files.isRegularFile(target.resolve("one"))) {
          assertThat(target.resolve("one")).hasBinaryContent(TEXT);
        }
      } catch (DatasetFormatException | UncheckedIOException e) {
        errors++;
      }
    }
    assertThat(errors).isPositive();
    try (var walk = Files.walk(root)) {
      assertThat(walk.filter(Files::isRegularFile).filter(file -> !file.startsWith(own)))
          .containsExactly(root.resolve("archive"));
    }
  }

  @Test
  void should_say_that_the_disk_does_not_take_a_file() throws IOException {
    Path file = Files.writeString(root.resolve("file"), "a file where a folder is needed");
    byte[] archive = archive(ArchiveFormat.ZIP, Map.of("set/one", TEXT));

    assertThatThrownBy(
            () ->
                unpack(
                    archive, ArchiveFormat.ZIP, EntrySelection.inside("set"), file.resolve("in")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot be written")
        .hasMessageContaining("--data-dir");
  }

  private void unpack(byte[] archive, ArchiveFormat format, EntrySelection selection)
      throws IOException {
    unpack(archive, format, selection, folder);
  }

  private void unpack(byte[] archive, ArchiveFormat format, EntrySelection selection, Path target)
      throws IOException {
    Path file = Files.write(root.resolve("archive"), archive);
    new Unpacker(LIMITS).unpack(file, format, target, selection, Progress.none());
  }

  private static byte[] archive(ArchiveFormat format, Map<String, byte[]> files)
      throws IOException {
    return switch (format) {
      case TAR -> Archives.tar(files);
      case TAR_GZ -> Archives.gzip(Archives.tar(files));
      case ZIP -> Archives.zip(files);
    };
  }
}
