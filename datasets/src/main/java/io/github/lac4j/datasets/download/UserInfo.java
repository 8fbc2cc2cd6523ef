package io.github.lac4j.datasets.download;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The name and password that an address may hold before its host. */
final class UserInfo {

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
