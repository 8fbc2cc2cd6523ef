package io.github.lac4j.datasets.origin;

import io.github.lac4j.datasets.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One request for a file, or for the rest of it. */
record Transfer(
    Exchange exchange,
    RetryPolicy policy,
    RemoteFile file,
    URI address,
    PartialFile part,
    Progress progress) {

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

  /** Closes a stream that gives nothing for too long, which ends the read that waits on it. */
  private static final class StallGuard implements AutoCloseable {

    private final InputStream stream;
    private final long limitNanos;
    private final ScheduledExecutorService timer;
    private final ScheduledFuture<?> checks;
    private volatile long lastSign = System.nanoTime();
    private volatile boolean stalled;

    StallGuard(InputStream stream, Duration limit) {
      this.stream = stream;
      this.limitNanos = limit.toNanos();
      this.timer =
          Executors.newSingleThreadScheduledExecutor(
              task -> {
                Thread thread = new Thread(task, "lac4j-stall-guard");
                thread.setDaemon(true);
                return thread;
              });
      long period = Math.max(1, limitNanos / 4);
      this.checks = timer.scheduleAtFixedRate(this::check, period, period, TimeUnit.NANOSECONDS);
    }

    /** Hears that bytes have come. */
    void sign() {
      lastSign = System.nanoTime();
    }

    /** Says whether the stream was closed for giving nothing. */
    boolean stalled() {
      return stalled;
    }

    @Override
    public void close() {
      checks.cancel(false);
      timer.shutdownNow();
    }

    private void check() {
      if (!stalled && System.nanoTime() - lastSign > limitNanos) {
        stalled = true;
        try {
          stream.close();
        } catch (IOException e) {
          throw new UncheckedIOException("A stalled stream cannot be closed", e);
        }
      }
    }
  }

  /** An answer that will not get better by asking the same address again. */
  static final class RefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }

  /** The disk did not take the bytes, which no other address can help. */
  static final class WriteException extends IOException {

    private static final long serialVersionUID = 1L;

    WriteException(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }

  /** Puts an exception of the network into words; the platform's often has no message. */
  static final class Reason {

    private Reason() {}

    static String of(Throwable e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
          return "the host is unknown";
        }
      }
      if (e instanceof HttpConnectTimeoutException) {
        return "no connection in time";
      }
      if (e instanceof HttpTimeoutException) {
        return "no answer in time";
      }
      if (e instanceof ConnectException) {
        return "the connection was refused";
      }
      return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
  }
}
