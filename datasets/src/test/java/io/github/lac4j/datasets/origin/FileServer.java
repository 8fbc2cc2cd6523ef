package io.github.lac4j.datasets.origin;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on this machine that behaves as told, one behaviour a request, the last one forever. */
public final class FileServer implements AutoCloseable {

  /** What the server does with one request. */
  public interface Behaviour {

    /** Answers. */
    void answer(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Headers> requests = new CopyOnWriteArrayList<>();
  private final List<String> paths = new CopyOnWriteArrayList<>();

  /** Starts a server. */
  public FileServer(Behaviour... behaviours) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    List<Behaviour> left = new ArrayList<>(List.of(behaviours));
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          requests.add(exchange.getRequestHeaders());
          paths.add(exchange.getRequestURI().getPath());
          Behaviour behaviour;
          synchronized (left) {
            behaviour = left.size() > 1 ? left.remove(0) : left.get(0);
          }
          try (exchange) {
            behaviour.answer(exchange);
          }
        });
    server.start();
  }

  /** Returns the address of a file. */
  public URI address(String path) {
    return URI.create(
        "http://%s:%d/%s"
            .formatted(
                server.getAddress().getAddress().getHostAddress(),
                server.getAddress().getPort(),
                path));
  }

  /** Returns the headers of all requests so far. */
  public List<Headers> requests() {
    return List.copyOf(requests);
  }

  /** Returns the paths of all requests so far. */
  public List<String> paths() {
    return List.copyOf(paths);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** Sends a file as a good server does, with an entity tag and ranges. */
  public static Behaviour good(byte[] content) {
    return goodFor(content, content.length);
  }

  /** Does the same, but no answer has more than some bytes, whatever it announces. */
  public static Behaviour goodFor(byte[] content, int bytes) {
    return exchange -> {
      exchange.getResponseHeaders().add("ETag", "\"one\"");
      String range = exchange.getRequestHeaders().getFirst("Range");
      if (range == null) {
        send(
            exchange, 200, Arrays.copyOf(content, Math.min(bytes, content.length)), content.length);
        return;
      }
      int start = Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
      exchange
          .getResponseHeaders()
          .add(
              "Content-Range",
              "bytes %d-%d/%d".formatted(start, content.length - 1, content.length));
      int end = Math.min(content.length, start + bytes);
      send(exchange, 206, Arrays.copyOfRange(content, start, end), content.length - start);
    };
  }

  /** Sends another file depending on the path. */
  public static Behaviour byPath(Map<String, byte[]> files) {
    return exchange -> {
      byte[] content = files.get(exchange.getRequestURI().getPath());
      if (content == null) {
        status(404).answer(exchange);
      } else {
        good(content).answer(exchange);
      }
    };
  }

  /** Announces all and stops after some bytes. */
  public static Behaviour stopsAfter(byte[] content, int bytes) {
    return exchange -> {
      exchange.getResponseHeaders().add("ETag", "\"one\"");
      send(exchange, 200, Arrays.copyOf(content, bytes), content.length);
    };
  }

  /** Announces another length than that of what it sends, or -1 for none. */
  public static Behaviour announces(byte[] content, int length) {
    return exchange -> send(exchange, 200, content, length);
  }

  /** Names another address. */
  public static Behaviour leadsTo(URI address) {
    return exchange -> {
      exchange.getResponseHeaders().add("Location", address.toString());
      exchange.sendResponseHeaders(302, -1);
    };
  }

  /** Answers without content. */
  public static Behaviour status(int status) {
    return exchange -> exchange.sendResponseHeaders(status, -1);
  }

  /** Sends some bytes and then nothing, until the client goes. */
  public static Behaviour stallsAfter(byte[] content, int bytes) {
    return exchange -> {
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content, 0, bytes);
      exchange.getResponseBody().flush();
      try {
        Thread.sleep(20_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    };
  }

  /** Sends without end. */
  public static Behaviour endless() {
    return exchange -> {
      exchange.sendResponseHeaders(200, 0);
      byte[] zeros = new byte[1 << 16];
      try (OutputStream out = exchange.getResponseBody()) {
        while (!Thread.currentThread().isInterrupted()) {
          out.write(zeros);
        }
      }
    };
  }

  private static void send(HttpExchange exchange, int status, byte[] content, int length)
      throws IOException {
    exchange.sendResponseHeaders(status, length < 0 ? 0 : length);
    OutputStream out = exchange.getResponseBody();
    out.write(content, 0, length < 0 ? content.length : Math.min(content.length, length));
    out.flush();
    if (length < 0 || content.length >= length) {
      out.close();
    }
  }
}
