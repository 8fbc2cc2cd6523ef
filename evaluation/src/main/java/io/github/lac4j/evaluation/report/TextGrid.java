package io.github.lac4j.evaluation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines of cells, as aligned plain text or as Markdown; the first line is the heading.
 *
 * @param lines each as long as the first
 */
record TextGrid(List<List<String>> lines) {

  TextGrid {
    lines = lines.stream().map(List::copyOf).toList();
  }

  /** Names to the left, numbers to the right. */
  String aligned() {
    int[] widths = widths();
    List<String> text = new ArrayList<>();
    for (List<String> line : lines) {
      text.add(aligned(line, widths));
    }
    text.add(1, rule(widths));
    return String.join("\n", text) + "\n";
  }

  String markdown() {
    List<String> text = new ArrayList<>();
    for (List<String> line : lines) {
      text.add("| " + String.join(" | ", line) + " |");
    }
    text.add(1, "|---|" + "---:|".repeat(lines.get(0).size() - 1));
    return String.join("\n", text) + "\n";
  }

  private int[] widths() {
    int[] widths = new int[lines.get(0).size()];
    for (List<String> line : lines) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], line.get(column).length());
      }
    }
    return widths;
  }

  private static String aligned(List<String> line, int[] widths) {
    StringBuilder text = new StringBuilder(line.get(0));
    text.append(" ".repeat(widths[0] - line.get(0).length()));
    for (int column = 1; column < widths.length; column++) {
      String cell = line.get(column);
      text.append(" | ").append(" ".repeat(widths[column] - cell.length())).append(cell);
    }
    return text.toString().stripTrailing();
  }

  private static String rule(int[] widths) {
    StringBuilder text = new StringBuilder("-".repeat(widths[0]));
    for (int column = 1; column < widths.length; column++) {
      text.append("-+-").append("-".repeat(widths[column]));
    }
    return text.toString();
  }

  /** Text that Markdown shows as it is. */
  static final class Markdown {

    /** What starts emphasis, code, links, HTML or a table's next cell. */
    private static final Pattern SPECIAL = Pattern.compile("[\\\\`*_\\[\\]<>|~&]");

    private Markdown() {}

    static String escape(String text) {
      return SPECIAL.matcher(text).replaceAll("\\\\$0").replaceAll("\\s+", " ");
    }
  }
}
