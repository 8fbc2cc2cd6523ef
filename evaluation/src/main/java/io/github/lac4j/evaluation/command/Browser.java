package io.github.lac4j.evaluation.command;

import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Shows a page to the person in front of the machine.
 *
 * @param ways how, the best first
 */
record Browser(List<Way> ways) {

  /** One way to show a page. */
  interface Way {

    /** Shows a page, or returns false if this machine cannot do it so. */
    boolean show(URI page);
  }

  /** Returns that of this machine: what Java knows, or else the program that desktops have. */
  static Browser ofThisMachine() {
    return new Browser(List.of(Browser::desktop, Browser::program));
  }

  /** Shows a page, and returns what to tell the person if nothing here can. */
  Optional<String> show(Path page) {
    URI uri = page.toAbsolutePath().normalize().toUri();
    return ways.stream().anyMatch(way -> way.show(uri))
        ? Optional.empty()
        : Optional.of("No browser can be opened here; open " + uri + " in one");
  }

  private static boolean desktop(URI page) {
    if (GraphicsEnvironment.isHeadless()
        || !Desktop.isDesktopSupported()
        || !Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
      return false;
    }
    try {
      Desktop.getDesktop().browse(page);
      return true;
    } catch (IOException e) {
      // The next way may work.
      return false;
    }
  }

  /** Without a display a program would wait for one, or show the page as text. */
  private static boolean program(URI page) {
    if (System.getenv("DISPLAY") == null && System.getenv("WAYLAND_DISPLAY") == null) {
      return false;
    }
    try {
      new ProcessBuilder("xdg-open", page.toString())
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
