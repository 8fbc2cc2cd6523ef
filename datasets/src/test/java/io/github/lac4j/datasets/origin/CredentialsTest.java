package io.github.lac4j.datasets.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {

  private static final Credentials TOKEN =
      Credentials.bearer(URI.create("https://npm.example/private"), "secret");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://npm.example/private/images/-/images-1.0.0.tgz",
        "https://NPM.example:443/private/a"
      })
  void should_be_shown_below_their_folder(String address) {
    assertThat(TOKEN.authorization(URI.create(address))).contains("Bearer secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://npm.example/private/a",
        "https://npm.example:8443/private/a",
        "https://npm.example.evil.example/private/a",
        "https://evil.example/private/a",
        "https://npm.example/privateer/a",
        "https://npm.example/private/../other/a",
        "https://npm.example/"
      })
  void should_be_shown_to_nobody_else(String address) {
    assertThat(TOKEN.authorization(URI.create(address))).isEmpty();
  }

  @Test
  void should_not_show_the_secret_as_text() {
    assertThat(TOKEN).hasToString("credentials for npm.example");
    assertThatThrownBy(() -> Credentials.bearer(URI.create("https://npm.example"), "sec\nret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("npm.example")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("sec\nret"));
  }
}
