package io.github.lac4j.datasets.npm;

import io.github.lac4j.datasets.download.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of an {@code .npmrc}. References to variables, {@code ${NAME}}, are resolved; a line
 * with one that is not set does not count.
 */
final class NpmConfiguration {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}]+)}");

  private final Path file;
  private final Map<String, String> values;

  private NpmConfiguration(Path file, Map<String, String> values) {
    this.file = file;
    this.values = values;
  }

  /** Reads a file; one that is not there says nothing. */
  static NpmConfiguration read(Path file, Map<String, String> environment) {
    Map<String, String> values = new HashMap<>();
    if (Files.isRegularFile(file)) {
      try {
        for (String line : Files.readAllLines(file)) {
          String[] pair = line.split("=", 2);
          if (pair.length == 2 && !line.strip().startsWith(";") && !line.strip().startsWith("#")) {
            resolved(unquoted(pair[1].strip()), environment)
                .filter(value -> !value.isEmpty())
                .ifPresent(value -> values.put(unquoted(pair[0].strip()), value));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read npm's configuration " + file, e);
      }
    }
    return new NpmConfiguration(file, values);
  }

  Optional<String> value(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /**
   * Returns what a registry wants to see. As in npm, it may be written for the registry's own
   * folder or one above.
   *
   * @throws IllegalArgumentException if a password is not written as npm does
   */
  Optional<Credentials> credentials(URI registry) {
    String host = registry.getHost() + (registry.getPort() < 0 ? "" : ":" + registry.getPort());
    String path = registry.getPath().replaceAll("/+$", "") + "/";
    while (true) {
      Optional<Credentials> found = credentials("//" + host + path, registry.resolve(path));
      if (found.isPresent() || path.equals("/")) {
        return found;
      }
      path = path.substring(0, path.lastIndexOf('/', path.length() - 2) + 1);
    }
  }

  private Optional<Credentials> credentials(String folder, URI scope) {
    Optional<String> token = value(folder + ":_authToken");
    if (token.isPresent()) {
      return token.map(text -> Credentials.bearer(scope, text));
    }
    Optional<String> encoded = value(folder + ":_auth");
    if (encoded.isPresent()) {
      return encoded.map(text -> Credentials.encoded(scope, text));
    }
    return value(folder + ":username")
        .flatMap(
            name ->
                value(folder + ":_password")
                    .map(password -> Credentials.basic(scope, name, decoded(folder, password))));
  }

  private String decoded(String folder, String password) {
    try {
      return new String(Base64.getDecoder().decode(password), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // Without the cause, whose message may show a part of the password.
      throw new IllegalArgumentException(
          "The line %s:_password of %s is not Base64; let npm write it".formatted(folder, file));
    }
  }

  private static Optional<String> resolved(String value, Map<String, String> environment) {
    Matcher matcher = REFERENCE.matcher(value);
    StringBuilder text = new StringBuilder();
    while (matcher.find()) {
      String variable = environment.get(matcher.group(1));
      if (variable == null) {
        return Optional.empty();
      }
      matcher.appendReplacement(text, Matcher.quoteReplacement(variable));
    }
    return Optional.of(matcher.appendTail(text).toString());
  }

  private static String unquoted(String text) {
    return text.replaceAll("^[\"']|[\"']$", "");
  }
}
