package io.github.lac4j.datasets.npm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

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
