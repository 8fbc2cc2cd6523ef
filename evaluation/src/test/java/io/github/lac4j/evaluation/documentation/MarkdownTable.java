package io.github.lac4j.evaluation.documentation;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table of a page.
 *
 * @param page the page's name
 * @param comment what the HTML comment above it says
 * @param rows its cells, without the head
 */
record MarkdownTable(String page, String comment, List<List<String>> rows) {

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  static MarkdownTable of(String page, String comment, String lines) {
    return new MarkdownTable(
        page, comment, lines.lines().skip(2).map(MarkdownTable::cells).toList());
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.strip().replaceAll("^\\||\\|$", "").split("(?<!\\\\)\\|", -1))
        .map(String::strip)
        .toList();
  }

  /** Returns everything that stands as code in a cell. */
  static List<String> code(String cell) {
    return CODE.matcher(cell).results().map(match -> match.group(1)).toList();
  }

  /** Returns what stands as code in a column. */
  List<String> names(int column) {
    return rows.stream().flatMap(row -> code(row.get(column)).stream()).toList();
  }

  @Override
  public String toString() {
    return page + ", " + comment;
  }
}
