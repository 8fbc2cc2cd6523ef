package io.github.lac4j.datasets.npm;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The registry that npm is configured to use on this machine.
 *
 * <p>Looked for, in this order: the environment variable {@code npm_config_registry} in any case,
 * the line {@code registry=} of {@code .npmrc} in the home directory (or of the file that {@code
 * npm_config_userconfig} names), the answer of the command {@code npm config get registry} if there
 * is one, and {@link #PUBLIC}. Nothing else is read from npm's configuration.
 *
 * @param address the registry
 * @param origin who named it, for messages
 */
public record NpmRegistry(URI address, String origin) {

  /** The registry that npm uses unless told otherwise. */
  public static final URI PUBLIC = URI.create("https://registry.npmjs.org");

  private static final String REGISTRY_VARIABLE = "npm_config_registry";
  private static final String CONFIGURATION_VARIABLE = "npm_config_userconfig";
  private static final String KEY = "registry";

  /** Checks that nothing is null. */
  public NpmRegistry {
    requireNonNull(address, "address is null");
    requireNonNull(origin, "origin is null");
  }

  /**
   * Finds the registry.
   *
   * @param environment the process's environment, {@link System#getenv()}
   * @param home the user's home directory
   * @param command asks npm itself
   * @throws IllegalArgumentException if what is configured is no address
   * @throws UncheckedIOException if npm's configuration cannot be read
   */
  public static NpmRegistry configured(
      Map<String, String> environment, Path home, NpmCommand command) {
    Optional<String> variable = ignoringCase(environment, REGISTRY_VARIABLE);
    if (variable.isPresent()) {
      return of(variable.get(), "the environment variable " + REGISTRY_VARIABLE);
    }
    Path file =
        ignoringCase(environment, CONFIGURATION_VARIABLE)
            .map(Path::of)
            .orElseGet(() -> home.resolve(".npmrc"));
    Optional<String> line = fromFile(file);
    if (line.isPresent()) {
      return of(line.get(), file.toString());
    }
    return command
        .registry()
        .map(answer -> of(answer, "npm config get registry"))
        .orElseGet(() -> new NpmRegistry(PUBLIC, "npm's default"));
  }

  private static NpmRegistry of(String text, String origin) {
    URI address;
    try {
      address = URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The npm registry \"%s\" from %s is no address; correct it there".formatted(text, origin),
          e);
    }
    if (!"https".equals(address.getScheme()) && !"http".equals(address.getScheme())) {
      throw new IllegalArgumentException(
          "The npm registry \"%s\" from %s must start with https: or http:; correct it there"
              .formatted(text, origin));
    }
    return new NpmRegistry(address, origin);
  }

  private static Optional<String> ignoringCase(Map<String, String> environment, String name) {
    return environment.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .filter(value -> !value.isBlank())
        .findFirst();
  }

  private static Optional<String> fromFile(Path file) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      List<String> lines = Files.readAllLines(file);
      return lines.stream()
          .map(String::strip)
          .map(line -> line.split("=", 2))
          .filter(pair -> pair.length == 2 && pair[0].strip().equals(KEY))
          .map(pair -> pair[1].strip().replaceAll("^[\"']|[\"']$", ""))
          // A reference to a variable is npm's to resolve; its command is asked next.
          .filter(value -> !value.isEmpty() && !value.contains("${"))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read npm's configuration " + file, e);
    }
  }
}
