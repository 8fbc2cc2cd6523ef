package io.github.lac4j.evaluation.report.html;

import java.util.List;

/** Names beside their colours; the script dims all others while one is pointed at. */
final class Legend {

  private Legend() {}

  /** A name and the class of its colour. */
  record Entry(String label, String kind) {}

  static void write(Html html, List<Entry> entries) {
    html.open("ul", "class", "legend");
    for (Entry entry : entries) {
      html.open("li", "class", entry.kind(), "data-series", entry.kind());
      html.open("button", "type", "button", "aria-pressed", "false");
      html.open("svg", "viewBox", "0 0 22 10", "class", "key", "aria-hidden", "true");
      Svg.line(html, 1, 5, 21, 5, "line");
      html.close();
      html.text(entry.label()).close().close();
    }
    html.close();
  }
}
