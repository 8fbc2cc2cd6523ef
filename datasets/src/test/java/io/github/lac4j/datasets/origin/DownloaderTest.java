package io.github.lac4j.datasets.origin;

import static io.github.lac4j.core.file.ContentDigest.sha256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.file.ContentDigest;
import io.github.lac4j.core.file.ContentDigest.Algorithm;
import io.github.lac4j.datasets.Progress;
import io.github.lac4j.datasets.origin.Downloader.DownloadException;
import io.github.lac4j.datasets.origin.Downloader.StorageException;
import io.github.lac4j.datasets.origin.FileServer.Behaviour;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloaderTest {

  private static final byte[] CONTENT = new byte[300_000];

  static {
    new Random(7).nextBytes(CONTENT);
  }

  @TempDir Path folder;

  private final List<Duration> pauses = new ArrayList<>();

  @Test
  void should_download_a_file_and_leave_nothing_else() throws IOException {
    try (FileServer server = new FileServer(FileServer.good(CONTENT))) {
      Path file = download(exact(server.address("a/set.bin")));

      assertThat(file).isEqualTo(folder.resolve("set.bin")).hasBinaryContent(CONTENT);
      assertThat(pauses).isEmpty();
      assertOnly("set.bin");
    }
  }

  @Test
  void should_go_on_where_the_server_stopped() throws IOException {
    try (FileServer server =
        new FileServer(FileServer.stopsAfter(CONTENT, 100_000), FileServer.good(CONTENT))) {
      assertThat(download(exact(server.address("set.bin")))).hasBinaryContent(CONTENT);

      assertThat(server.requests()).hasSize(2);
      String range = server.requests().get(1).getFirst("Range");
      assertThat(range).matches("bytes=[1-9]\\d*-");
      assertThat(server.requests().get(1).getFirst("If-Range")).isEqualTo("\"one\"");
      assertOnly("set.bin");
    }
  }

  @Test
  void should_go_on_in_the_next_run() throws IOException {
    try (FileServer server =
        new FileServer(
            FileServer.stopsAfter(CONTENT, 100_000),
            FileServer.status(503),
            FileServer.status(503),
            FileServer.good(CONTENT))) {
      assertThatThrownBy(() -> download(exact(server.address("set.bin"))))
          .isInstanceOf(DownloadException.class)
          .hasMessageContaining("set.bin")
          .hasMessageContaining("503")
          .hasMessageContaining("bytes are kept in " + folder.resolve("set.bin.part"));
      assertThat(folder.resolve("set.bin")).doesNotExist();

      assertThat(download(exact(server.address("set.bin")))).hasBinaryContent(CONTENT);
      assertThat(server.requests().get(3).getFirst("Range")).isNotNull();
      assertOnly("set.bin");
    }
  }

  @Test
  void should_start_again_if_the_server_has_a_new_version() throws IOException {
    byte[] old = new byte[CONTENT.length];
    try (FileServer server =
        new FileServer(
            FileServer.stopsAfter(old, 100_000),
            // A server ignores the range if the entity tag is another one by now.
            FileServer.announces(CONTENT, CONTENT.length))) {
      assertThat(download(exact(server.address("set.bin")))).hasBinaryContent(CONTENT);
    }
  }

  @Test
  void should_start_again_if_the_joined_parts_are_wrong() throws IOException {
    byte[] old = new byte[CONTENT.length];
    try (FileServer server =
        new FileServer(FileServer.stopsAfter(old, 100_000), FileServer.good(CONTENT))) {
      assertThat(download(exact(server.address("set.bin")))).hasBinaryContent(CONTENT);
      assertThat(server.requests()).hasSize(3);
      assertThat(server.requests().get(2).getFirst("Range")).isNull();
    }
  }

  @Test
  void should_not_join_the_parts_of_two_addresses() throws IOException {
    try (FileServer first = new FileServer(FileServer.stopsAfter(CONTENT, 1000));
        FileServer second = new FileServer(FileServer.good(CONTENT))) {
      assertThat(download(exact(first.address("set.bin"), second.address("set.bin"))))
          .hasBinaryContent(CONTENT);
      assertThat(second.requests().get(0).getFirst("Range")).isNull();
    }
  }

  @Test
  void should_go_on_at_a_place_that_only_the_server_gets_wrong_from_the_start() throws IOException {
    Behaviour wrongPlace =
        exchange -> {
          exchange.getResponseHeaders().add("Content-Range", "bytes 5-9/10");
          exchange.sendResponseHeaders(206, 5);
          exchange.getResponseBody().write(new byte[5]);
        };
    try (FileServer server =
        new FileServer(
            FileServer.stopsAfter(CONTENT, 1000), wrongPlace, FileServer.good(CONTENT))) {
      assertThat(download(exact(server.address("set.bin")))).hasBinaryContent(CONTENT);
    }
  }

  @Test
  void should_try_the_mirror_after_the_official_address() throws IOException {
    try (FileServer gone = new FileServer(FileServer.status(403));
        FileServer mirror = new FileServer(FileServer.good(CONTENT))) {
      assertThat(download(exact(gone.address("set.bin"), mirror.address("set.bin"))))
          .hasBinaryContent(CONTENT);
      assertThat(gone.requests()).hasSize(1);
      assertThat(pauses).isEmpty();
    }
  }

  @Test
  void should_wait_longer_after_each_failure_and_give_up_in_the_end() throws IOException {
    try (FileServer server = new FileServer(FileServer.status(500))) {
      URI address = server.address("set.bin");
      assertThatThrownBy(() -> download(exact(address)))
          .isInstanceOf(DownloadException.class)
          .hasMessageContaining(address + ": HTTP status 500")
          .hasMessageContaining("--mirror");
      assertThat(server.requests()).hasSize(3);
      assertThat(pauses).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200));
      assertNothing();
    }
  }

  @Test
  void should_end_when_the_server_always_stops_half_way() throws IOException {
    Behaviour noRanges =
        exchange -> {
          exchange.sendResponseHeaders(200, CONTENT.length);
          exchange.getResponseBody().write(CONTENT, 0, 1000);
          exchange.getResponseBody().flush();
        };
    try (FileServer server = new FileServer(noRanges)) {
      assertThatThrownBy(() -> download(exact(server.address("set.bin"))))
          .isInstanceOf(DownloadException.class)
          .hasMessageContaining("bytes");
      assertThat(folder.resolve("set.bin")).doesNotExist();
    }
  }

  /** More than a megabyte comes each time, but never more than the time before. */
  @Test
  void should_end_when_the_server_cannot_go_on_and_always_stops_at_the_same_place()
      throws IOException {
    byte[] content = new byte[3 << 20];
    Behaviour noRanges =
        exchange -> {
          exchange.sendResponseHeaders(200, content.length);
          exchange.getResponseBody().write(content, 0, 2 << 20);
          exchange.getResponseBody().flush();
        };
    try (FileServer server = new FileServer(noRanges)) {
      RemoteFile remote =
          RemoteFile.exact(
              "set.bin", List.of(server.address("set.bin")), content.length, digest(content));

      assertThatThrownBy(() -> download(remote)).isInstanceOf(DownloadException.class);

      // The first attempt, which got ahead, and two more that did not.
      assertThat(server.requests()).hasSize(3);
    }
  }

  @Test
  void should_go_on_as_often_as_each_attempt_gets_ahead() throws IOException {
    byte[] content = new byte[6 << 20];
    new Random(8).nextBytes(content);
    try (FileServer server = new FileServer(FileServer.goodFor(content, (1 << 20) + 100_000))) {
      RemoteFile remote =
          RemoteFile.exact(
              "set.bin", List.of(server.address("set.bin")), content.length, digest(content));

      assertThat(download(remote)).hasBinaryContent(content);
      assertThat(server.requests()).hasSizeGreaterThan(3);
    }
  }

  @Test
  void should_end_when_the_server_falls_silent() throws IOException {
    try (FileServer server = new FileServer(FileServer.stallsAfter(CONTENT, 1000))) {
      RemoteFile remote = exact(server.address("set.bin"));
      assertThatThrownBy(
              () -> downloader(Duration.ofMillis(400)).download(remote, folder, Progress.none()))
          .isInstanceOf(DownloadException.class)
          .hasMessageContaining("the server sent nothing for 0.4 s");
      assertThat(folder.resolve("set.bin")).doesNotExist();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 299_999, 300_001})
  void should_refuse_an_announced_length_that_is_not_the_official_one(int length)
      throws IOException {
    byte[] sent = Arrays.copyOf(CONTENT, length);
    try (FileServer server = new FileServer(FileServer.announces(sent, length))) {
      assertThatThrownBy(() -> download(exact(server.address("set.bin"))))
          .isInstanceOf(DownloadException.class)
          .hasMessageContaining("announces %d bytes".formatted(length))
          .hasMessageContaining("official file has 300000");
      assertNothing();
    }
  }

  @Test
  void should_stop_reading_a_server_that_sends_without_end() throws IOException {
    try (FileServer server = new FileServer(FileServer.endless())) {
      assertThatThrownBy(() -> download(exact(server.address("set.bin"))))
          .isInstanceOf(DownloadException.class)
          .hasMessageContaining("sends more than 300000 bytes");
      assertNothing();
    }
  }

  @Test
  void should_refuse_wrong_content_and_keep_nothing_of_it() throws IOException {
    byte[] wrong = CONTENT.clone();
    wrong[17]++;
    try (FileServer server = new FileServer(FileServer.good(wrong))) {
      assertThatThrownBy(() -> download(exact(server.address("set.bin"))))
          .isInstanceOf(DownloadException.class)
          .hasMessageContaining("the content is wrong: SHA-256")
          .hasMessageContaining(digest().hex());
      assertNothing();
    }
  }

  @Test
  void should_say_that_a_connection_was_refused() throws IOException {
    URI nobody;
    try (FileServer server = new FileServer(FileServer.status(200))) {
      nobody = server.address("set.bin");
    }
    assertThatThrownBy(() -> download(exact(nobody)))
        .isInstanceOf(DownloadException.class)
        .hasMessageContaining(nobody.toString())
        .hasMessageContaining("refused");
  }

  @Test
  void should_say_that_the_disk_does_not_take_the_file() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    try (FileServer server = new FileServer(FileServer.good(CONTENT))) {
      RemoteFile remote = exact(server.address("set.bin"));
      assertThatThrownBy(() -> downloader().download(remote, file, Progress.none()))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("cannot be written")
          .hasMessageContaining("--data-dir");
    }
  }

  @Test
  void should_tell_how_far_it_is() throws IOException {
    List<Long> seen = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public void advanced(String work, long done, OptionalLong total, Unit unit) {
            assertThat(total).hasValue(CONTENT.length);
            seen.add(done);
          }

          @Override
          public void note(String sentence) {
            notes.add(sentence);
          }
        };
    try (FileServer server =
        new FileServer(FileServer.stopsAfter(CONTENT, 100_000), FileServer.good(CONTENT))) {
      downloader().download(exact(server.address("set.bin")), folder, progress);
    }
    assertThat(seen).isSorted().last().isEqualTo((long) CONTENT.length);
    assertThat(notes).singleElement().asString().contains("trying again in 0.1 s");
  }

  @Test
  void should_show_credentials_to_the_server_but_not_to_the_one_it_leads_on_to()
      throws IOException {
    try (FileServer store = new FileServer(FileServer.good(CONTENT));
        FileServer registry = new FileServer(FileServer.leadsTo(store.address("set.bin")))) {
      RemoteFile remote =
          exact(registry.address("folder/set.bin"))
              .withCredentials(
                  List.of(Credentials.bearer(registry.address("folder"), "very-secret")));

      assertThat(download(remote)).hasBinaryContent(CONTENT);

      assertThat(registry.requests().get(0).getFirst("Authorization"))
          .isEqualTo("Bearer very-secret");
      assertThat(store.requests().get(0).getFirst("Authorization")).isNull();
      assertThat(remote.toString()).doesNotContain("very-secret");
    }
  }

  @Test
  void should_take_name_and_password_out_of_an_address_before_anybody_reads_them()
      throws IOException {
    try (FileServer server =
        new FileServer(FileServer.stopsAfter(CONTENT, 100_000), FileServer.status(401))) {
      URI plain = server.address("set.bin");
      URI secret = URI.create(plain.toString().replace("//", "//me:very%20secret@"));

      assertThatThrownBy(() -> download(exact(secret)))
          .isInstanceOf(DownloadException.class)
          .hasMessageContaining(plain + ": HTTP status 401 (the server gives")
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));

      // "me:very secret" in Base64.
      assertThat(server.requests())
          .extracting(headers -> headers.getFirst("Authorization"))
          .containsOnly("Basic bWU6dmVyeSBzZWNyZXQ=");
      assertThat(folder.resolve("set.bin.part.source")).content().doesNotContain("secret");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://other.example/set.bin", "http:///set.bin", "http://a b/"})
  void should_refuse_to_be_led_to_what_is_no_address_of_the_web(String location)
      throws IOException {
    try (FileServer server =
        new FileServer(
            exchange -> {
              exchange.getResponseHeaders().add("Location", location);
              exchange.sendResponseHeaders(302, -1);
            })) {
      assertThatThrownBy(() -> download(exact(server.address("set.bin"))))
          .isInstanceOf(DownloadException.class)
          .hasMessageContaining("the server leads on to what is no address");
      assertThat(server.requests()).hasSize(1);
    }
  }

  @Test
  void should_not_follow_a_server_that_leads_in_a_circle() throws IOException {
    try (FileServer server = new FileServer(FileServer.leadsTo(URI.create("set.bin")))) {
      assertThatThrownBy(() -> download(exact(server.address("set.bin"))))
          .isInstanceOf(DownloadException.class)
          .hasMessageContaining("more than 10 times");
      assertThat(server.requests()).hasSize(11);
    }
  }

  @Test
  void should_ask_the_proxy_of_the_environment() throws IOException {
    try (FileServer proxy = new FileServer(FileServer.good(CONTENT))) {
      String secret = proxy.address("").toString().replace("//", "//me:secret@");
      RemoteFile remote = exact(URI.create("http://no-such-host.example/set.bin"));
      Proxies proxies = Proxies.of(Map.of("http_proxy", secret), property -> null);

      Path file =
          downloader(Duration.ofSeconds(60), proxies).download(remote, folder, Progress.none());

      assertThat(file).hasBinaryContent(CONTENT);
      assertThat(proxy.requests().get(0).getFirst("Host")).isEqualTo("no-such-host.example");
      // "me:secret" in Base64.
      assertThat(proxy.requests().get(0).getFirst("Proxy-Authorization"))
          .isEqualTo("Basic bWU6c2VjcmV0");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"../set.bin", "a/b", ""})
  void should_refuse_a_name_that_is_a_path(String name) {
    assertThatThrownBy(() -> RemoteFile.compressed(name, List.of(), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("without a folder");
  }

  @Test
  void should_refuse_an_address_that_is_not_of_the_web() {
    assertThatThrownBy(
            () -> RemoteFile.compressed("a", List.of(URI.create("file:///etc/passwd")), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("http:");
  }

  private Path download(RemoteFile file) {
    return downloader().download(file, folder, Progress.none());
  }

  private Downloader downloader() {
    // Longer than a busy machine lets this process wait.
    return downloader(Duration.ofSeconds(60));
  }

  private Downloader downloader(Duration stallTimeout) {
    return downloader(stallTimeout, Proxies.ofJava());
  }

  private Downloader downloader(Duration stallTimeout, Proxies proxies) {
    return new Downloader(
        new RetryPolicy(
            3, Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofSeconds(60), stallTimeout),
        pauses::add,
        proxies);
  }

  private static RemoteFile exact(URI... addresses) {
    return RemoteFile.exact("set.bin", List.of(addresses), CONTENT.length, digest());
  }

  private static ContentDigest digest() {
    return digest(CONTENT);
  }

  private static ContentDigest digest(byte[] content) {
    try {
      return sha256(ContentDigest.of(Algorithm.SHA_256, new ByteArrayInputStream(content)).hex());
    } catch (IOException e) {
      throw new AssertionError("an array can always be read", e);
    }
  }

  private void assertOnly(String... names) throws IOException {
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder(names);
    }
  }

  private void assertNothing() throws IOException {
    assertOnly();
  }
}
