package io.github.lac4j.datasets.download;

import io.github.lac4j.datasets.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One request for a file, or for the rest of it. */
final class Transfer {

  private static final int BUFFER = 1 << 16;
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int PROXY_AUTHENTICATION_REQUIRED = 407;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+)");

  private final Exchange exchange;
  private final RetryPolicy policy;
  private final RemoteFile file;
  private final URI address;
  private final PartialFile part;
  private final Progress progress;

  Transfer(
      Exchange exchange,
      RetryPolicy policy,
      RemoteFile file,
      URI address,
      PartialFile part,
      Progress progress) {
    this.exchange = exchange;
    this.policy = policy;
    this.file = file;
    this.address = address;
    this.part = part;
    this.progress = progress;
  }

  /**
   * Makes the part complete.
   *
   * @throws RefusedException if this address is of no use
   * @throws WriteException if the disk does not take the bytes
   * @throws IOException if another attempt may help; the part may have grown
   */
  void run() throws IOException, InterruptedException {
    Optional<String> validator = part.validator(address);
    if (validator.isPresent() && file.size().equals(OptionalLong.of(part.length()))) {
      return;
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("User-Agent", "lac4j");
    headers.put("Accept-Encoding", "identity");
    if (validator.isPresent()) {
      headers.put("Range", "bytes=" + part.length() + "-");
      headers.put("If-Range", validator.get());
    }
    HttpResponse<InputStream> response = exchange.send(file, address, headers);
    try (InputStream body = response.body()) {
      OptionalLong total = prepare(response);
      copy(body, total);
    }
  }

  /** Reads the status, makes the part fit it, and returns the size of the whole file. */
  private OptionalLong prepare(HttpResponse<InputStream> response) throws IOException {
    int status = response.statusCode();
    OptionalLong total;
    if (status == PARTIAL) {
      total = OptionalLong.of(continued(response));
    } else if (status == OK) {
      part.startFrom(address, validatorOf(response));
      total = response.headers().firstValueAsLong("Content-Length");
    } else if (status == RANGE_NOT_SATISFIABLE) {
      part.discard();
      throw new IOException("the server refused to go on with the file");
    } else if (status >= SERVER_ERROR || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT) {
      throw new IOException("HTTP status " + status);
    } else {
      throw new RefusedException("HTTP status " + status + wanted(status));
    }
    if (total.isPresent() && file.size().isPresent() && !total.equals(file.size())) {
      part.discard();
      throw new RefusedException(
          "the server announces %d bytes, but the official file has %d"
              .formatted(total.getAsLong(), file.size().getAsLong()));
    }
    if (total.isPresent() && total.getAsLong() > file.largest()) {
      part.discard();
      throw new RefusedException(
          "the server announces %d bytes, more than the %d allowed"
              .formatted(total.getAsLong(), file.largest()));
    }
    return total.isPresent() ? total : file.size();
  }

  private static String wanted(int status) {
    return switch (status) {
      case UNAUTHORIZED, FORBIDDEN -> " (the server gives the file to those it knows only)";
      case PROXY_AUTHENTICATION_REQUIRED -> " (the proxy wants a name and a password)";
      default -> "";
    };
  }

  private long continued(HttpResponse<InputStream> response) throws IOException {
    String range = response.headers().firstValue("Content-Range").orElse("");
    Matcher matcher = CONTENT_RANGE.matcher(range);
    if (!matcher.matches() || !matcher.group(1).equals(Long.toString(part.length()))) {
      part.discard();
      throw new IOException(
          "the server went on at the wrong place (Content-Range \"%s\")".formatted(range));
    }
    try {
      return Long.parseLong(matcher.group(3));
    } catch (NumberFormatException e) {
      part.discard();
      throw new IOException("the server gave an impossible Content-Range \"" + range + "\"", e);
    }
  }

  /** A weak entity tag must not be used for ranges (RFC 9110, 13.1.5). */
  private static Optional<String> validatorOf(HttpResponse<InputStream> response) {
    return response
        .headers()
        .firstValue("ETag")
        .filter(tag -> !tag.startsWith("W/"))
        .or(() -> response.headers().firstValue("Last-Modified"))
        .filter(text -> text.chars().allMatch(c -> c >= ' ' && c < 127));
  }

  private void copy(InputStream body, OptionalLong total) throws IOException {
    long done = part.length();
    byte[] buffer = new byte[BUFFER];
    try (StallGuard guard = new StallGuard(body, policy.stallTimeout());
        OutputStream out = Files.newOutputStream(part.path(), StandardOpenOption.APPEND)) {
      int count;
      while ((count = read(body, buffer, guard, done)) >= 0) {
        guard.sign();
        done += count;
        if (done > total.orElse(file.largest())) {
          part.discard();
          throw new RefusedException(
              "the server sends more than %d bytes".formatted(total.orElse(file.largest())));
        }
        write(out, buffer, count);
        progress.advanced(file.name(), done, total, Progress.Unit.BYTES);
      }
    }
    if (total.isPresent() && done < total.getAsLong()) {
      throw new IOException(
          "the server stopped after %d of %d bytes".formatted(done, total.getAsLong()));
    }
  }

  private int read(InputStream body, byte[] buffer, StallGuard guard, long done)
      throws IOException {
    int count;
    try {
      count = body.read(buffer);
    } catch (IOException e) {
      if (guard.stalled()) {
        throw silent(done, e);
      }
      throw new IOException(
          "the connection broke after %d bytes (%s)".formatted(done, Reason.of(e)), e);
    }
    if (guard.stalled()) {
      throw silent(done, null);
    }
    return count;
  }

  private IOException silent(long done, IOException cause) {
    return new IOException(
        "the server sent nothing for %s s after %d bytes"
            .formatted(policy.stallTimeout().toMillis() / 1000.0, done),
        cause);
  }

  private void write(OutputStream out, byte[] buffer, int count) throws WriteException {
    try {
      out.write(buffer, 0, count);
    } catch (IOException e) {
      throw new WriteException(e);
    }
  }
}
