package io.github.lac4j.datasets.origin;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What a server wants to see before it hands out a file, and which addresses may see it: those of
 * one scheme, host and port, and below one folder. No text form shows the secret.
 */
public final class Credentials {

  private final URI scope;
  private final String header;

  private Credentials(URI scope, String header) {
    this.scope = requireNonNull(scope, "scope is null");
    this.header = header;
    if (header.chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw new IllegalArgumentException(
          "The credentials for %s hold a character that cannot be sent; write them without line breaks and accents"
              .formatted(scope.getHost()));
    }
  }

  /** Returns a token, as registries of packages give them out. */
  public static Credentials bearer(URI scope, String token) {
    return new Credentials(scope, "Bearer " + requireNonNull(token, "token is null"));
  }

  /** Returns a name and a password. */
  public static Credentials basic(URI scope, String name, String password) {
    return encoded(
        scope,
        Base64.getEncoder()
            .encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8)));
  }

  /** Returns a name and a password that are already written as {@code name:password} in Base64. */
  public static Credentials encoded(URI scope, String base64) {
    return new Credentials(scope, "Basic " + requireNonNull(base64, "base64 is null"));
  }

  /** Returns the value of the header {@code Authorization}, if the address may see it. */
  public Optional<String> authorization(URI address) {
    boolean inScope =
        scope.getScheme().equalsIgnoreCase(address.getScheme())
            && scope.getHost().equalsIgnoreCase(address.getHost())
            && port(scope) == port(address)
            && address.normalize().getPath().startsWith(folder(scope));
    return inScope ? Optional.of(header) : Optional.empty();
  }

  /** Returns the value of a header for whoever is to see it in any case. */
  String header() {
    return header;
  }

  @Override
  public String toString() {
    return "credentials for " + scope.getHost();
  }

  private static String folder(URI scope) {
    String path = scope.getPath() == null ? "" : scope.getPath();
    return path.endsWith("/") ? path : path + "/";
  }

  private static int port(URI address) {
    if (address.getPort() >= 0) {
      return address.getPort();
    }
    return "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
  }

  /** The name and password that an address may hold before its host. */
  static final class UserInfo {

    private UserInfo() {}

    /** Returns the address without them, as it may be shown and stored. */
    static URI without(URI address) {
      if (address.getRawUserInfo() == null) {
        return address;
      }
      try {
        String port = address.getPort() < 0 ? "" : ":" + address.getPort();
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return new URI(
            address.getScheme() + "://" + address.getHost() + port + address.getRawPath() + query);
      } catch (URISyntaxException e) {
        throw new IllegalArgumentException("An address without its password is none", e);
      }
    }

    /** Returns them for everything on the same host, if there are any. */
    static Optional<Credentials> of(URI address) {
      if (address.getUserInfo() == null) {
        return Optional.empty();
      }
      String[] parts = address.getUserInfo().split(":", 2);
      URI plain = without(address);
      return Optional.of(
          Credentials.basic(plain.resolve("/"), parts[0], parts.length == 2 ? parts[1] : ""));
    }
  }
}
