package io.github.lac4j.datasets.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.file.ContentDigest;
import io.github.lac4j.datasets.origin.NpmRegistry.NpmCommand;
import io.github.lac4j.datasets.origin.NpmRegistry.NpmPackage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpmRegistryTest {

  private static final NpmCommand NPM = () -> Optional.of("https://npm.example/from/command/");

  @TempDir Path home;

  @ParameterizedTest
  @ValueSource(strings = {"npm_config_registry", "NPM_CONFIG_REGISTRY"})
  void should_ask_the_environment_first(String variable) throws IOException {
    Files.writeString(home.resolve(".npmrc"), "registry=https://npm.example/file");

    NpmRegistry registry =
        NpmRegistry.configured(Map.of(variable, "https://npm.example/variable"), home, NPM);

    assertThat(registry.address()).isEqualTo(URI.create("https://npm.example/variable"));
    assertThat(registry.origin()).contains("npm_config_registry");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "registry=https://npm.example/file",
        "; a comment\n@scope:registry=https://other.example\n registry = \"https://npm.example/file\" \n"
      })
  void should_read_the_file_of_the_user(String text) throws IOException {
    Files.writeString(home.resolve(".npmrc"), text);

    assertThat(NpmRegistry.configured(Map.of(), home, NPM).address())
        .isEqualTo(URI.create("https://npm.example/file"));
  }

  @Test
  void should_read_the_file_that_the_environment_names() throws IOException {
    Path file = Files.writeString(home.resolve("other"), "registry=https://npm.example/other");

    assertThat(
            NpmRegistry.configured(Map.of("npm_config_userconfig", file.toString()), home, NPM)
                .address())
        .isEqualTo(URI.create("https://npm.example/other"));
  }

  @Test
  void should_ask_npm_if_the_file_says_nothing_or_needs_npm_to_be_understood() throws IOException {
    Files.writeString(home.resolve(".npmrc"), "loglevel=warn\nregistry=${SOME_VARIABLE}\n");

    assertThat(NpmRegistry.configured(Map.of(), home, NPM).address())
        .isEqualTo(URI.create("https://npm.example/from/command/"));
  }

  @Test
  void should_resolve_variables_in_the_file() throws IOException {
    Files.writeString(home.resolve(".npmrc"), "registry=https://${HOST}/npm\n");

    assertThat(NpmRegistry.configured(Map.of("HOST", "npm.example"), home, NPM).address())
        .isEqualTo(URI.create("https://npm.example/npm"));
  }

  @ParameterizedTest
  @CsvSource({
    "//npm.example/path/:_authToken=${TOKEN},Bearer secret",
    "//npm.example/path/:_authToken=\"secret\",Bearer secret",
    "//npm.example/:_authToken=secret,Bearer secret",
    "//npm.example/path/:_auth=bWU6c2VjcmV0,Basic bWU6c2VjcmV0",
    "//npm.example/path/:username=me\\n//npm.example/path/:_password=c2VjcmV0,Basic bWU6c2VjcmV0"
  })
  void should_show_the_registry_what_the_file_has_for_it(String lines, String header)
      throws IOException {
    Files.writeString(home.resolve(".npmrc"), lines.replace("\\n", "\n"));

    NpmRegistry registry =
        NpmRegistry.configured(
            Map.of("npm_config_registry", "https://npm.example/path", "TOKEN", "secret"),
            home,
            NPM);

    URI tarball = URI.create("https://npm.example/path/images/-/images-1.0.0.tgz");
    assertThat(registry.credentials().orElseThrow().authorization(tarball)).contains(header);
    assertThat(registry.toString()).doesNotContain("secret", "c2VjcmV0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//other.example/path/:_authToken=secret",
        "//npm.example:8443/path/:_authToken=secret",
        "//npm.example/path/deeper/:_authToken=secret",
        "//npm.example/path/:_authToken=${NOT_SET}",
        "; //npm.example/path/:_authToken=secret",
        "//npm.example/path/:username=me",
        "_authToken=secret"
      })
  void should_show_nothing_that_is_for_another_registry(String lines) throws IOException {
    Files.writeString(home.resolve(".npmrc"), lines);

    assertThat(
            NpmRegistry.configured(
                    Map.of("npm_config_registry", "https://npm.example/path/"), home, NPM)
                .credentials())
        .isEmpty();
  }

  @Test
  void should_name_the_line_of_a_password_that_npm_did_not_write() throws IOException {
    Files.writeString(
        home.resolve(".npmrc"),
        "//npm.example/:username=me\n//npm.example/:_password=not*secret\n");

    assertThatThrownBy(
            () ->
                NpmRegistry.configured(
                    Map.of("npm_config_registry", "https://npm.example"), home, NPM))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("//npm.example/:_password of " + home.resolve(".npmrc"))
        .hasNoCause()
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
  }

  @Test
  void should_fall_back_to_the_public_registry() {
    NpmRegistry registry = NpmRegistry.configured(Map.of(), home, NpmCommand.absent());

    assertThat(registry.address()).isEqualTo(URI.create("https://registry.npmjs.org"));
    assertThat(registry.origin()).isEqualTo("npm's default");
  }

  @ParameterizedTest
  @ValueSource(strings = {"not an address", "ftp://npm.example", "npm.example"})
  void should_reject_what_is_no_address_and_say_where_it_is_from(String text) {
    assertThatThrownBy(() -> NpmRegistry.configured(Map.of("NPM_CONFIG_REGISTRY", text), home, NPM))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text)
        .hasMessageContaining("npm_config_registry");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://npm.example/path", "https://npm.example/path/"})
  void should_know_where_a_registry_keeps_a_tarball(String registry) {
    NpmPackage contents =
        new NpmPackage("images", "1.2.3", 17, ContentDigest.sha256("0".repeat(64)));

    assertThat(contents.tarball(new NpmRegistry(URI.create(registry), "test")).addresses())
        .containsExactly(URI.create("https://npm.example/path/images/-/images-1.2.3.tgz"));
  }
}
