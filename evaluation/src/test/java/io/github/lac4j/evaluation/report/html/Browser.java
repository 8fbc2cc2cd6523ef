package io.github.lac4j.evaluation.report.html;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A Chromium without a window, steered through its own protocol. */
final class Browser {

  private static final int PATIENCE = 60;

  private final ObjectMapper json = new ObjectMapper();
  private final AtomicInteger number = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Process process;
  private final WebSocket socket;

  /** Returns where a Chromium lies, if there is one on the path. */
  static Optional<Path> find() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .flatMap(
            folder ->
                Stream.of("chromium", "chromium-browser", "google-chrome", "chrome")
                    .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  Browser(Path binary, Path profile) throws Exception {
    process =
        new ProcessBuilder(
                binary.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolveSibling("browser.log").toFile())
            .start();
    try {
      URI page = pageAddress(profile.resolve("DevToolsActivePort"));
      socket =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .buildAsync(page, new Listener())
              .get(PATIENCE, SECONDS);
      for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
        send(domain + ".enable", Map.of());
      }
    } catch (Exception e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private URI pageAddress(Path portFile) throws Exception {
    long deadline = System.nanoTime() + SECONDS.toNanos(PATIENCE);
    while (System.nanoTime() < deadline && process.isAlive()) {
      if (Files.exists(portFile) && Files.readAllLines(portFile).size() > 1) {
        URI list = URI.create("http://127.0.0.1:" + Files.readAllLines(portFile).get(0) + "/json");
        HttpResponse<String> answer =
            HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString());
        for (JsonNode target : json.readTree(answer.body())) {
          if (target.get("type").asText().equals("page")) {
            return URI.create(target.get("webSocketDebuggerUrl").asText());
          }
        }
      }
      Thread.sleep(50);
    }
    throw new IOException("The browser did not open its port");
  }

  /** Opens a page in a window of some size, and waits until it is loaded. */
  void open(Path file, int width, int height, boolean dark) throws Exception {
    send(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 700));
    send(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    send("Page.navigate", Map.of("url", file.toUri().toString()));
    long deadline = System.nanoTime() + SECONDS.toNanos(PATIENCE);
    while (!(evaluate("document.readyState").asText().equals("complete")
        && evaluate("location.href").asText().startsWith("file:"))) {
      if (System.nanoTime() > deadline) {
        throw new IOException("The page was not loaded in " + PATIENCE + " s");
      }
      Thread.sleep(20);
    }
  }

  /** Returns the value of an expression in the page. */
  JsonNode evaluate(String expression) throws Exception {
    JsonNode result =
        send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
    if (result.has("exceptionDetails")) {
      throw new AssertionError(result.get("exceptionDetails").toString());
    }
    return result.at("/result/value");
  }

  /** Returns errors and warnings of the console, of the script and of the content policy. */
  List<String> complaints() {
    return complaints;
  }

  /** Returns the addresses that the page asked for. */
  List<String> requests() {
    return requests;
  }

  private JsonNode send(String method, Map<String, ?> parameters) throws Exception {
    int id = number.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    answers.put(id, answer);
    ObjectNode message = json.createObjectNode().put("id", id).put("method", method);
    message.set("params", json.valueToTree(parameters));
    socket.sendText(message.toString(), true).get(PATIENCE, SECONDS);
    return answer.get(PATIENCE, SECONDS);
  }

  void close() throws Exception {
    send("Browser.close", Map.of());
    if (!process.waitFor(PATIENCE, SECONDS)) {
      process.destroyForcibly();
    }
  }

  private final class Listener implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        try {
          hear(json.readTree(text.toString()));
        } catch (IOException e) {
          complaints.add(e.toString());
        }
        text.setLength(0);
      }
      webSocket.request(1);
      return null;
    }

    private void hear(JsonNode message) {
      if (message.has("id")) {
        JsonNode result = message.has("result") ? message.get("result") : message;
        answers.remove(message.get("id").asInt()).complete(result);
        return;
      }
      switch (message.path("method").asText()) {
        case "Runtime.exceptionThrown", "Log.entryAdded", "Runtime.consoleAPICalled" ->
            complaints.add(message.get("params").toString());
        case "Network.requestWillBeSent" ->
            requests.add(message.at("/params/request/url").asText());
        default -> {
          // Everything else that a browser has to tell is of no interest.
        }
      }
    }
  }
}
