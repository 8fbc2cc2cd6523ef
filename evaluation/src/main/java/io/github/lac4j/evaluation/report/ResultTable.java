package io.github.lac4j.evaluation.report;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.github.lac4j.evaluation.report.Column.PlusMinus;
import io.github.lac4j.evaluation.report.StudyResult.ResultGroup;
import io.github.lac4j.evaluation.report.StudyResult.ResultRow;
import io.github.lac4j.evaluation.report.TextGrid.Markdown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a study's result as a table for people: one line an objective, mean and deviation over
 * seeds, and below it the protocol.
 *
 * <p>Every pair of data set and model has a table of its own. Numbers of one seed have no
 * deviation; what was not measured is a dash. The highest mean of an accuracy is marked, and so is
 * every mean that is below it by no more than the larger deviation of the two.
 *
 * @param plusMinus the sign between mean and deviation
 */
public record ResultTable(PlusMinus plusMinus) {

  private static final String MISSING = "-";
  private static final String NOTE = "note: ";
  private static final String MARKS =
      "best of its column, or below it by no more than the larger deviation of the two";

  /** Checks that there is a sign. */
  public ResultTable {
    requireNonNull(plusMinus, "plusMinus is null");
  }

  /** Returns the result as aligned columns of plain text with everything that it rests on. */
  public String text(StudyResult result) {
    return tables(result) + lines(notes(result, "*", result.notes())) + lines(basis(result));
  }

  /** Returns the result as aligned columns of plain text with what a reader must know alone. */
  public String brief(StudyResult result) {
    List<String> matter = new ArrayList<>(result.notes());
    long left = matter.stream().filter(ResultTable::ofEvaluator).count();
    matter.removeIf(ResultTable::ofEvaluator);
    if (left > 0) {
      matter.add(
          "notes of the evaluators on their fits: %d, in table.txt and with --verbose"
              .formatted(left));
    }
    return tables(result) + lines(notes(result, "*", matter));
  }

  private static String lines(List<String> lines) {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private String tables(StudyResult result) {
    requireNonNull(result, "result is null");
    StringBuilder text = new StringBuilder();
    for (ResultGroup group : result.groups()) {
      text.append(group.heading()).append('\n');
      TextGrid grid =
          grid(result, group, UnaryOperator.identity(), best -> best + " *", rest -> rest + "  ");
      text.append(grid.aligned()).append('\n');
    }
    return text.toString();
  }

  /** Returns the result as Markdown, ending in a line break. */
  public String markdown(StudyResult result) {
    requireNonNull(result, "result is null");
    StringBuilder text = new StringBuilder();
    for (ResultGroup group : result.groups()) {
      text.append("**").append(Markdown.escape(group.heading())).append("**\n\n");
      TextGrid grid =
          grid(
              result,
              group,
              Markdown::escape,
              best -> "**" + best + "**",
              UnaryOperator.identity());
      text.append(grid.markdown()).append('\n');
    }
    Stream.concat(notes(result, "bold", result.notes()).stream(), basis(result).stream())
        .forEach(note -> text.append("* ").append(Markdown.escape(note)).append('\n'));
    return text.toString();
  }

  private TextGrid grid(
      StudyResult result,
      ResultGroup group,
      UnaryOperator<String> escape,
      UnaryOperator<String> marked,
      UnaryOperator<String> unmarked) {
    List<Column> columns = Column.of(result);
    List<List<String>> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("objective", "seeds"));
    columns.forEach(column -> head.add(escape.apply(column.heading())));
    lines.add(head);
    for (ResultRow row : group.rows()) {
      lines.add(
          new ArrayList<>(List.of(escape.apply(row.objective()), Integer.toString(row.seeds()))));
    }
    for (Column column : columns) {
      Set<ResultRow> best = column.bestAndTied(group.rows());
      UnaryOperator<String> others = best.isEmpty() ? UnaryOperator.identity() : unmarked;
      for (int i = 0; i < group.rows().size(); i++) {
        ResultRow row = group.rows().get(i);
        String number =
            column
                .statistics()
                .apply(row)
                .map(statistics -> column.format(statistics, plusMinus))
                .orElse(MISSING);
        lines.get(i + 1).add((best.contains(row) ? marked : others).apply(number));
      }
    }
    return new TextGrid(lines);
  }

  private static boolean ofEvaluator(String note) {
    // Where studies stand side by side, their names come first.
    return note.startsWith(NOTE) || note.contains(": " + NOTE);
  }

  private static List<String> notes(StudyResult result, String mark, List<String> last) {
    List<String> notes = new ArrayList<>();
    boolean marked =
        result.groups().stream()
            .anyMatch(
                group ->
                    Column.of(result).stream()
                        .anyMatch(column -> !column.bestAndTied(group.rows()).isEmpty()));
    if (marked) {
      notes.add(mark + ": " + MARKS);
    }
    notes.addAll(result.meanings());
    SeedNotes.of(result).forEach(note -> notes.add(NOTE + note));
    notes.addAll(last);
    return notes;
  }

  private static List<String> basis(StudyResult result) {
    List<String> notes = new ArrayList<>();
    result.protocol().stream()
        .filter(line -> !line.startsWith(StudyResult.COLUMN))
        .forEach(line -> notes.add("protocol: " + line));
    result.versions().forEach((name, version) -> notes.add("version: " + name + " " + version));
    result
        .fingerprints()
        .forEach((dataset, digest) -> notes.add("fingerprint: " + dataset + " " + digest));
    return notes;
  }

  /**
   * Says where the means of a column are over different seeds, because some cells failed or are not
   * finished: a row that is left with its lucky seeds looks better than it is.
   */
  static final class SeedNotes {

    private SeedNotes() {}

    /** Returns a line for every table and measure whose rows do not have the same seeds. */
    static List<String> of(StudyResult result) {
      List<String> notes = new ArrayList<>();
      for (ResultGroup group : result.groups()) {
        for (String measure : result.measures().keySet()) {
          Map<String, SortedSet<Long>> seeds = seeds(result, group, measure);
          if (seeds.values().stream().distinct().count() > 1) {
            notes.add(
                "%s: means of %s are over different seeds, so its marks may mislead (%s)"
                    .formatted(
                        group.heading(),
                        measure,
                        seeds.entrySet().stream().map(SeedNotes::words).collect(joining("; "))));
          }
        }
      }
      return notes;
    }

    private static String words(Map.Entry<String, SortedSet<Long>> row) {
      return row.getKey()
          + ": "
          + (row.getValue().isEmpty()
              ? "none"
              : row.getValue().stream().map(String::valueOf).collect(joining(", ")));
    }

    private static Map<String, SortedSet<Long>> seeds(
        StudyResult result, ResultGroup group, String measure) {
      Map<String, SortedSet<Long>> seeds = new LinkedHashMap<>();
      for (CellResult cell : result.cells(group)) {
        SortedSet<Long> row = seeds.computeIfAbsent(cell.objective(), key -> new TreeSet<>());
        if (cell.measures().stream().anyMatch(one -> one.name().equals(measure))) {
          row.add(cell.seed());
        }
      }
      return seeds;
    }
  }
}
