package io.github.lac4j.datasets.npm;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.datasets.download.Credentials;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

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
}
