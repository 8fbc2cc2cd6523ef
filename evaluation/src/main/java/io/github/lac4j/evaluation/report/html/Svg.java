package io.github.lac4j.evaluation.report.html;

import java.util.Locale;

/** What all drawings share. */
final class Svg {

  private Svg() {}

  /**
   * Opens a drawing that grows with the page.
   *
   * @param description what can be seen, for those who cannot see it
   */
  static Html open(Html html, double width, double height, String kind, String description) {
    return html.open(
        "svg",
        "viewBox",
        "0 0 " + number(width) + " " + number(height),
        "role",
        "img",
        "class",
        kind,
        "aria-label",
        description);
  }

  /** Writes text at a place. */
  static Html text(Html html, double x, double y, String anchor, String kind, String text) {
    return html.leaf(
        "text", text, "x", number(x), "y", number(y), "text-anchor", anchor, "class", kind);
  }

  /** Draws a line. */
  static Html line(Html html, double x1, double y1, double x2, double y2, String kind) {
    return html.empty(
        "path",
        "d",
        "M" + number(x1) + " " + number(y1) + "L" + number(x2) + " " + number(y2),
        "class",
        kind);
  }

  /** Writes a place to a tenth of a unit. */
  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  /** Cuts a text that would not fit, with a sign that it goes on. */
  static String fit(String text, int characters) {
    return text.codePointCount(0, text.length()) <= characters
        ? text
        : text.substring(0, text.offsetByCodePoints(0, characters - 1)) + "\u2026";
  }
}
