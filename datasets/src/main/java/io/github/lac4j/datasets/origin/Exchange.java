package io.github.lac4j.datasets.origin;

import io.github.lac4j.datasets.origin.Credentials.UserInfo;
import io.github.lac4j.datasets.origin.Transfer.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks for a file and follows the server from address to address. Java's client could do that, but
 * it would show a password to whatever host it is sent to.
 */
record Exchange(HttpClient client, Proxies proxies, Duration timeout) {

  private static final int MOST_REDIRECTS = 10;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  /**
   * Sends a request; who calls this closes the body.
   *
   * @throws RefusedException if the server leads nowhere
   */
  HttpResponse<InputStream> send(RemoteFile file, URI address, Map<String, String> headers)
      throws IOException, InterruptedException {
    URI next = address;
    for (int i = 0; i <= MOST_REDIRECTS; i++) {
      HttpResponse<InputStream> response = client.send(request(file, next, headers), body());
      Optional<String> location = response.headers().firstValue("Location");
      if (!REDIRECTS.contains(response.statusCode()) || location.isEmpty()) {
        return response;
      }
      response.body().close();
      next = followed(next, location.get());
    }
    throw new RefusedException(
        "the server leads on from address to address, more than %d times"
            .formatted(MOST_REDIRECTS));
  }

  private static HttpResponse.BodyHandler<InputStream> body() {
    return BodyHandlers.ofInputStream();
  }

  private HttpRequest request(RemoteFile file, URI address, Map<String, String> headers) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    file.authorization(address).ifPresent(value -> all.put("Authorization", value));
    proxies.authorization(address).ifPresent(value -> all.put("Proxy-Authorization", value));
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(timeout);
    all.forEach(request::header);
    return request.build();
  }

  private static URI followed(URI from, String location) throws RefusedException {
    URI to;
    try {
      to = UserInfo.without(from.resolve(location));
    } catch (IllegalArgumentException e) {
      throw new RefusedException("the server leads on to what is no address");
    }
    boolean isWeb = "http".equals(to.getScheme()) || "https".equals(to.getScheme());
    if (!isWeb || to.getHost() == null) {
      throw new RefusedException("the server leads on to what is no address of the web");
    }
    if ("https".equals(from.getScheme()) && "http".equals(to.getScheme())) {
      throw new RefusedException(
          "the server leads on from https: to %s, which is not encrypted".formatted(to));
    }
    return to;
  }
}
