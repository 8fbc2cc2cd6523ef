package io.github.lac4j.datasets.origin;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.file.ContentDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The registry that npm is configured to use on this machine.
 *
 * <p>Looked for, in this order: the environment variable {@code npm_config_registry} in any case,
 * the line {@code registry=} of {@code .npmrc} in the home directory (or of the file that {@code
 * npm_config_userconfig} names), the answer of the command {@code npm config get registry} if there
 * is one, and {@link #PUBLIC}. What the registry wants to see comes from the same file: {@code
 * //host/path/:_authToken=}, {@code :_auth=}, or {@code :username=} and {@code :_password=}.
 * Nothing else is read from npm's configuration.
 *
 * @param address the registry
 * @param origin who named it, for messages
 * @param credentials what the registry wants to see, if that is configured
 */
public record NpmRegistry(URI address, String origin, Optional<Credentials> credentials) {

  /** The registry that npm uses unless told otherwise. */
  public static final URI PUBLIC = URI.create("https://registry.npmjs.org");

  private static final String REGISTRY_VARIABLE = "npm_config_registry";
  private static final String CONFIGURATION_VARIABLE = "npm_config_userconfig";

  /** Checks that nothing is null. */
  public NpmRegistry {
    requireNonNull(address, "address is null");
    requireNonNull(origin, "origin is null");
    requireNonNull(credentials, "credentials is null");
  }

  /** Names a registry that is open to everybody. */
  public NpmRegistry(URI address, String origin) {
    this(address, origin, Optional.empty());
  }

  /**
   * Finds the registry.
   *
   * @param environment the process's environment, {@link System#getenv()}
   * @param home the user's home directory
   * @param command asks npm itself
   * @throws IllegalArgumentException if what is configured is no address
   * @throws java.io.UncheckedIOException if npm's configuration cannot be read
   */
  public static NpmRegistry configured(
      Map<String, String> environment, Path home, NpmCommand command) {
    Path file =
        ignoringCase(environment, CONFIGURATION_VARIABLE)
            .map(Path::of)
            .orElseGet(() -> home.resolve(".npmrc"));
    NpmConfiguration configuration = NpmConfiguration.read(file, environment);
    NpmRegistry open = address(environment, configuration, file, command);
    return new NpmRegistry(open.address, open.origin, configuration.credentials(open.address));
  }

  private static NpmRegistry address(
      Map<String, String> environment,
      NpmConfiguration configuration,
      Path file,
      NpmCommand command) {
    Optional<String> variable = ignoringCase(environment, REGISTRY_VARIABLE);
    if (variable.isPresent()) {
      return of(variable.get(), "the environment variable " + REGISTRY_VARIABLE);
    }
    Optional<String> line = configuration.value("registry");
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
      // Without the cause, which shows a password if there is one.
      throw new IllegalArgumentException(
          "The npm registry \"%s\" from %s is no address; correct it there"
              .formatted(shown(text), origin));
    }
    boolean isWeb = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
    if (!isWeb || address.getHost() == null) {
      throw new IllegalArgumentException(
          "The npm registry \"%s\" from %s must start with https: or http: and name a host; correct it there"
              .formatted(shown(text), origin));
    }
    return new NpmRegistry(address, origin);
  }

  private static String shown(String address) {
    return address.replaceFirst("//[^/]*@", "//");
  }

  private static Optional<String> ignoringCase(Map<String, String> environment, String name) {
    return environment.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .filter(value -> !value.isBlank())
        .findFirst();
  }

  /**
   * The lines of an {@code .npmrc}. References to variables, {@code ${NAME}}, are resolved; a line
   * with one that is not set does not count.
   */
  private static final class NpmConfiguration {

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
            if (pair.length == 2
                && !line.strip().startsWith(";")
                && !line.strip().startsWith("#")) {
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

  /** Asks the npm command of this machine for its registry. */
  @FunctionalInterface
  public interface NpmCommand {

    /** Returns npm's answer; empty if there is no npm or it gives none. */
    Optional<String> registry();

    /** Returns an npm that is not there. */
    static NpmCommand absent() {
      return Optional::empty;
    }

    /** Returns the npm on the path of this process. */
    static NpmCommand onPath() {
      return () -> {
        Process process;
        try {
          process =
              new ProcessBuilder("npm", "config", "get", "registry")
                  .redirectError(ProcessBuilder.Redirect.DISCARD)
                  .start();
        } catch (IOException e) {
          // There is no npm, which is no error: the public registry is used then.
          return Optional.empty();
        }
        try {
          if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            return Optional.empty();
          }
          return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(String::strip)
              .filter(line -> line.startsWith("http"))
              .findFirst();
        } catch (IOException e) {
          return Optional.empty();
        } catch (InterruptedException e) {
          process.destroyForcibly();
          Thread.currentThread().interrupt();
          return Optional.empty();
        }
      };
    }
  }

  /**
   * One version of a package, as every registry hands it out byte for byte.
   *
   * @param name its name
   * @param version its version
   * @param size bytes of the tarball
   * @param digest digest of the tarball
   */
  public record NpmPackage(String name, String version, long size, ContentDigest digest) {

    /** Checks that nothing is null. */
    public NpmPackage {
      requireNonNull(name, "name is null");
      requireNonNull(version, "version is null");
      requireNonNull(digest, "digest is null");
    }

    /**
     * Returns the tarball where a registry keeps it: {@code <registry>/name/-/name-version.tgz}.
     */
    public RemoteFile tarball(NpmRegistry registry) {
      String file = "%s-%s.tgz".formatted(name, version);
      String base = registry.address().toString().replaceAll("/+$", "");
      return RemoteFile.exact(
              file, List.of(URI.create("%s/%s/-/%s".formatted(base, name, file))), size, digest)
          .withCredentials(registry.credentials().stream().toList());
    }
  }
}
