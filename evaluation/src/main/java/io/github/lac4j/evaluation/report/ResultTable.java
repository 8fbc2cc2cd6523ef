package io.github.lac4j.evaluation.report;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.evaluator.Scale;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a study's result as a table for people: one line an objective, mean and deviation over
 * seeds, and below it the protocol.
 *
 * <p>Every pair of data set and model has a table of its own. Numbers of one seed have no
 * deviation; what was not measured is a dash.
 *
 * @param plusMinus the sign between mean and deviation
 */
public record ResultTable(PlusMinus plusMinus) {

  private static final String MISSING = "-";

  /** Checks that there is a sign. */
  public ResultTable {
    requireNonNull(plusMinus, "plusMinus is null");
  }

  /** Returns the result as aligned columns of plain text, ending in a line break. */
  public String text(StudyResult result) {
    requireNonNull(result, "result is null");
    StringBuilder text = new StringBuilder();
    tables(result)
        .forEach(
            (heading, lines) -> {
              text.append(heading).append('\n');
              int[] widths = widths(lines);
              text.append(aligned(lines.get(0), widths)).append('\n');
              text.append(rule(widths)).append('\n');
              lines.stream()
                  .skip(1)
                  .forEach(line -> text.append(aligned(line, widths)).append('\n'));
              text.append('\n');
            });
    notes(result).forEach(note -> text.append(note).append('\n'));
    return text.toString();
  }

  /** Returns the result as Markdown, ending in a line break. */
  public String markdown(StudyResult result) {
    requireNonNull(result, "result is null");
    StringBuilder text = new StringBuilder();
    tables(result)
        .forEach(
            (heading, lines) -> {
              text.append("**").append(heading).append("**\n\n");
              text.append(piped(lines.get(0))).append('\n');
              text.append("|---|").append("---:|".repeat(lines.get(0).size() - 1)).append('\n');
              lines.stream().skip(1).forEach(line -> text.append(piped(line)).append('\n'));
              text.append('\n');
            });
    notes(result).forEach(note -> text.append("* ").append(note).append('\n'));
    return text.toString();
  }

  private Map<String, List<List<String>>> tables(StudyResult result) {
    Map<String, Scale> measures = result.measures();
    Map<String, List<List<String>>> tables = new LinkedHashMap<>();
    for (ResultRow row : result.rows()) {
      tables
          .computeIfAbsent(
              row.dataset() + ", " + row.model(), key -> new ArrayList<>(List.of(head(measures))))
          .add(line(row, measures.keySet()));
    }
    return tables;
  }

  private static List<String> head(Map<String, Scale> measures) {
    List<String> head = new ArrayList<>(List.of("objective", "seeds"));
    measures.forEach((name, scale) -> head.add(scale == Scale.ACCURACY ? name + " (%)" : name));
    head.add("training (s)");
    head.add("peak memory (MB)");
    return head;
  }

  private List<String> line(ResultRow row, Collection<String> measures) {
    List<String> line = new ArrayList<>(List.of(row.objective(), Integer.toString(row.seeds())));
    for (String name : measures) {
      line.add(row.measure(name).map(this::number).orElse(MISSING));
    }
    line.add(number(row.trainingSeconds(), 1, 1));
    line.add(number(row.peakMemoryMegabytes(), 1, 0));
    return line;
  }

  private String number(MeasureStatistics measure) {
    return switch (measure.scale()) {
      case ACCURACY -> number(measure.statistics(), 100, 2);
      case NUMBER -> number(measure.statistics(), 1, 3);
    };
  }

  private String number(Statistics statistics, double scale, int decimals) {
    String format = "%." + decimals + "f";
    String mean = String.format(Locale.ROOT, format, statistics.mean() * scale);
    if (statistics.deviation().isEmpty()) {
      return mean;
    }
    String deviation =
        String.format(Locale.ROOT, format, statistics.deviation().getAsDouble() * scale);
    return mean + " " + plusMinus.sign() + " " + deviation;
  }

  private static int[] widths(List<List<String>> lines) {
    int[] widths = new int[lines.get(0).size()];
    for (List<String> line : lines) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], line.get(column).length());
      }
    }
    return widths;
  }

  /** Names to the left, numbers to the right. */
  private static String aligned(List<String> line, int[] widths) {
    StringBuilder text = new StringBuilder(line.get(0));
    text.append(" ".repeat(widths[0] - line.get(0).length()));
    for (int column = 1; column < widths.length; column++) {
      String cell = line.get(column);
      text.append(" | ").append(" ".repeat(widths[column] - cell.length())).append(cell);
    }
    return text.toString();
  }

  private static String rule(int[] widths) {
    StringBuilder text = new StringBuilder("-".repeat(widths[0]));
    for (int column = 1; column < widths.length; column++) {
      text.append("-+-").append("-".repeat(widths[column]));
    }
    return text.toString();
  }

  private static String piped(List<String> line) {
    return "| "
        + String.join(" | ", line.stream().map(cell -> cell.replace("|", "\\|")).toList())
        + " |";
  }

  private static List<String> notes(StudyResult result) {
    List<String> notes = new ArrayList<>();
    result.protocol().forEach(line -> notes.add("protocol: " + line));
    result.versions().forEach((name, version) -> notes.add("version: " + name + " " + version));
    result
        .fingerprints()
        .forEach((dataset, digest) -> notes.add("fingerprint: " + dataset + " " + digest));
    return notes;
  }
}
