package io.github.lac4j.evaluation.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.lac4j.core.file.ContentDigest.Algorithm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;

/**
 * Writes a page element by element.
 *
 * <p>Whatever is given as text or as the value of an attribute is escaped, so that names from users
 * cannot become markup; every element that is opened is closed, so that the page is well-formed.
 */
final class Html {

  private final StringBuilder page = new StringBuilder("<!DOCTYPE html>\n");
  private final Deque<String> open = new ArrayDeque<>();

  /**
   * Opens an element.
   *
   * @param element its tag, its classes after dots, and attributes: {@code th.number scope=col}
   * @param attributes further names and values in turn
   */
  Html open(String element, String... attributes) {
    open.push(start(element, attributes));
    page.append('>');
    return this;
  }

  /** Closes the element that was opened last. */
  Html close() {
    page.append("</").append(open.pop()).append('>');
    if (open.size() < 4) {
      page.append('\n');
    }
    return this;
  }

  /** Writes an element without content, such as an image. */
  Html empty(String element, String... attributes) {
    start(element, attributes);
    page.append("/>");
    return this;
  }

  /** Writes an element that holds text. */
  Html leaf(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close();
  }

  /** Writes text. */
  Html text(String text) {
    page.append(escape(text));
    return this;
  }

  /** Writes what is part of this library as it is: its style sheet and its script. */
  Html trusted(String content) {
    page.append(content);
    return this;
  }

  /** Returns the page. */
  String page() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("Elements are still open: " + open);
    }
    return page.toString();
  }

  /** Returns the tag of an element like {@code th.number scope=col}. */
  private String start(String element, String... attributes) {
    String[] words = element.split(" ");
    String[] names = words[0].split("\\.");
    page.append('<').append(names[0]);
    if (names.length > 1) {
      attribute("class", String.join(" ", List.of(names).subList(1, names.length)));
    }
    for (String word : List.of(words).subList(1, words.length)) {
      int equals = word.indexOf('=');
      attribute(word.substring(0, equals), word.substring(equals + 1));
    }
    for (int i = 0; i < attributes.length; i += 2) {
      attribute(attributes[i], attributes[i + 1]);
    }
    return names[0];
  }

  private void attribute(String name, String value) {
    page.append(' ').append(name).append("=\"").append(escape(value)).append('"');
  }

  /** Replaces what has a meaning in HTML, and characters that must not be in a page at all. */
  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\n', '\t' -> escaped.appendCodePoint(c);
                default -> escaped.appendCodePoint(isAllowed(c) ? c : Character.toChars(0xFFFD)[0]);
              }
            });
    return escaped.toString();
  }

  private static boolean isAllowed(int c) {
    boolean halfOfPair = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    boolean turnsDirection = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return !Character.isISOControl(c)
        && !halfOfPair
        && !turnsDirection
        && c != 0xFFFE
        && c != 0xFFFF;
  }

  /**
   * A style sheet or script that lies beside this class.
   *
   * @param content its text
   */
  record Asset(String content) {

    static Asset read(String name) {
      try (InputStream stream = Asset.class.getResourceAsStream(name)) {
        return new Asset(new String(stream.readAllBytes(), UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException("The resource " + name + " cannot be read from the jar", e);
      }
    }

    /** Returns the digest by which a content security policy allows exactly this text. */
    String source() {
      byte[] digest = Algorithm.SHA_256.start().digest(content.getBytes(UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }
  }
}
