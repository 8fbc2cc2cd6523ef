package io.github.lac4j.datasets.origin;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.datasets.origin.Credentials.UserInfo;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Through which proxy an address is reached.
 *
 * <p>If Java is told (the properties {@code https.proxyHost}, {@code http.proxyHost}, {@code
 * socksProxyHost} or {@code java.net.useSystemProxies}), that counts. Otherwise it is what other
 * programs read from the environment: {@code https_proxy} or {@code http_proxy}, and {@code
 * all_proxy}, except for the hosts of {@code no_proxy}; names in capitals count, too, but not
 * {@code HTTP_PROXY}, which a web server sets to whatever a visitor sends. A proxy may have a name
 * and a password, {@code http://name:password@host:port}.
 */
public final class Proxies {

  private static final int USUAL_PORT = 80;
  private static final List<String> PROPERTIES =
      List.of("https.proxyHost", "http.proxyHost", "socksProxyHost", "java.net.useSystemProxies");

  /** A proxy of the environment, and what it wants to see. */
  private record Named(InetSocketAddress address, Optional<Credentials> credentials) {}

  private final Map<String, String> environment;
  private final boolean javaIsTold;

  private Proxies(Map<String, String> environment, boolean javaIsTold) {
    this.environment = Map.copyOf(environment);
    this.javaIsTold = javaIsTold;
  }

  /** Returns what Java is told alone. */
  public static Proxies ofJava() {
    return new Proxies(Map.of(), true);
  }

  /**
   * Returns what Java is told, or else the environment says; a variable that names no proxy is
   * found out when an address needs it.
   *
   * @param environment the process's environment, {@link System#getenv()}
   * @param property reads a property of Java, {@link System#getProperty(String)}
   */
  public static Proxies of(Map<String, String> environment, UnaryOperator<String> property) {
    requireNonNull(property, "property is null");
    return new Proxies(environment, PROPERTIES.stream().anyMatch(key -> isSet(property, key)));
  }

  private static boolean isSet(UnaryOperator<String> property, String key) {
    String value = property.apply(key);
    return value != null && !value.isBlank() && !value.equals("false");
  }

  /** Returns what Java's HTTP client asks. */
  ProxySelector selector() {
    return javaIsTold ? ProxySelector.getDefault() : new Environment();
  }

  /**
   * Returns the header {@code Proxy-Authorization} for requests to an address.
   *
   * @throws IllegalArgumentException if the variable for it names no proxy
   */
  Optional<String> authorization(URI address) {
    return javaIsTold
        ? Optional.empty()
        : named(address).flatMap(Named::credentials).map(Credentials::header);
  }

  private Optional<Named> named(URI address) {
    if (isExcluded(address)) {
      return Optional.empty();
    }
    List<String> variables =
        "https".equalsIgnoreCase(address.getScheme())
            ? List.of("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
            : List.of("http_proxy", "all_proxy", "ALL_PROXY");
    return variables.stream()
        .filter(variable -> !environment.getOrDefault(variable, "").isBlank())
        .findFirst()
        .map(variable -> parse(variable, environment.get(variable).strip()));
  }

  private static Named parse(String variable, String text) {
    URI proxy;
    try {
      proxy = URI.create(text.contains("://") ? text : "http://" + text);
    } catch (IllegalArgumentException e) {
      // The text may hold a password, and so may the message of the exception.
      throw wrong(variable, "is no address");
    }
    if (!"http".equalsIgnoreCase(proxy.getScheme())) {
      throw wrong(
          variable, "starts with %s:, which lac4j cannot talk to".formatted(proxy.getScheme()));
    }
    if (proxy.getHost() == null) {
      throw wrong(variable, "has no host");
    }
    return new Named(
        InetSocketAddress.createUnresolved(
            proxy.getHost(), proxy.getPort() < 0 ? USUAL_PORT : proxy.getPort()),
        UserInfo.of(proxy));
  }

  private static IllegalArgumentException wrong(String variable, String problem) {
    return new IllegalArgumentException(
        "The proxy of the environment variable %s %s; write http://host:port there, or tell Java with -Dhttps.proxyHost and -Dhttps.proxyPort"
            .formatted(variable, problem));
  }

  private boolean isExcluded(URI address) {
    String host = address.getHost().toLowerCase(Locale.ROOT);
    String list = environment.getOrDefault("no_proxy", environment.getOrDefault("NO_PROXY", ""));
    return Arrays.stream(list.split(","))
        .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
        .filter(entry -> !entry.isEmpty())
        .anyMatch(entry -> matches(entry, host, address.getPort()));
  }

  private static boolean matches(String entry, String host, int port) {
    if (entry.equals("*")) {
      return true;
    }
    String domain = entry.replaceFirst("^\\*?\\.", "");
    int colon = domain.lastIndexOf(':');
    if (colon >= 0 && colon == domain.indexOf(':')) {
      return domain.substring(colon + 1).equals(Integer.toString(port))
          && covers(domain.substring(0, colon), host);
    }
    return covers(domain, host);
  }

  private static boolean covers(String domain, String host) {
    return host.equals(domain) || host.endsWith("." + domain);
  }

  private final class Environment extends ProxySelector {

    @Override
    public List<Proxy> select(URI address) {
      return named(address)
          .map(proxy -> List.of(new Proxy(Proxy.Type.HTTP, proxy.address())))
          .orElse(List.of(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException e) {
      // The exception itself reaches whoever sent the request.
    }
  }
}
