package io.github.lac4j.evaluation.report;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.online.EpochRecord;
import io.github.lac4j.evaluation.report.StudyReport.CellReport;
import io.github.lac4j.evaluation.report.StudyResult.MeasureStatistics;
import io.github.lac4j.evaluation.report.StudyResult.ResultRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Writes a study's result as comma-separated values (RFC 4180), for spreadsheets and data frames.
 *
 * <p>Accuracies are in [0, 1], times in seconds, memory in millions of bytes, all with every digit.
 * What is missing is an empty field. A name that a spreadsheet would take for a formula gets an
 * apostrophe before it.
 */
public final class ResultCsv {

  private static final String LINE_END = "\r\n";
  private static final String FORMULA_STARTS = "=+-@\t\r";

  /** Creates a writer. */
  public ResultCsv() {}

  /** Returns one line for each row of the table: mean and deviation of every column. */
  public String rows(StudyResult result) {
    requireNonNull(result, "result is null");
    List<String> measures = List.copyOf(result.measures().keySet());
    List<String> head = new ArrayList<>(List.of("dataset", "model", "objective", "seeds"));
    measures.forEach(measure -> addPair(head, measure));
    addPair(head, "training seconds");
    addPair(head, "peak memory megabytes");
    head.replaceAll(ResultCsv::harmless);
    StringBuilder text = new StringBuilder(line(head));
    for (ResultRow row : result.rows()) {
      List<String> line = names(row.dataset(), row.model(), row.objective());
      line.add("" + row.seeds());
      measures.forEach(
          measure -> addPair(line, row.measure(measure).map(MeasureStatistics::statistics)));
      addPair(line, Optional.of(row.trainingSeconds()));
      addPair(line, Optional.of(row.peakMemoryMegabytes()));
      text.append(line(line));
    }
    return text.toString();
  }

  /**
   * Returns one line for each cell: the numbers of every single run. {@code cell} and {@code
   * epochs} are those of the files in the cell's folder.
   */
  public String cells(StudyReport report) {
    requireNonNull(report, "report is null");
    StudyResult result = report.result();
    List<String> measures = List.copyOf(result.measures().keySet());
    List<String> head = new ArrayList<>(List.of("cell", "dataset", "model", "objective", "seed"));
    head.addAll(measures);
    head.addAll(
        List.of("training seconds", "peak memory megabytes", "epochs", "steps", "last loss"));
    head.replaceAll(ResultCsv::harmless);
    StringBuilder text = new StringBuilder(line(head));
    for (CellReport details : report.cells()) {
      CellResult cell = details.cell();
      List<String> line = new ArrayList<>(List.of(details.id()));
      line.addAll(names(cell.dataset(), cell.model(), cell.objective()));
      line.add("" + cell.seed());
      for (String name : measures) {
        line.add(
            cell.measures().stream()
                .filter(measure -> measure.name().equals(name))
                .findFirst()
                .map(Measure::value)
                .map(String::valueOf)
                .orElse(""));
      }
      line.add("" + cell.trainingSeconds());
      line.add("" + cell.peakMemoryMegabytes());
      line.add("" + details.epochs().stream().mapToInt(EpochRecord::epoch).max().orElse(0));
      line.add("" + cell.steps());
      line.add(number(cell.lastLoss()));
      text.append(line(line));
    }
    return text.toString();
  }

  private static void addPair(List<String> head, String name) {
    head.add(name + " mean");
    head.add(name + " deviation");
  }

  private static void addPair(List<String> line, Optional<Statistics> statistics) {
    line.add(statistics.map(numbers -> "" + numbers.mean()).orElse(""));
    line.add(statistics.map(numbers -> number(numbers.deviation())).orElse(""));
  }

  private static String number(OptionalDouble number) {
    return number.isPresent() ? "" + number.getAsDouble() : "";
  }

  private static List<String> names(String... names) {
    List<String> line = new ArrayList<>(List.of(names));
    line.replaceAll(ResultCsv::harmless);
    return line;
  }

  private static String harmless(String name) {
    return !name.isEmpty() && FORMULA_STARTS.indexOf(name.charAt(0)) >= 0 ? "'" + name : name;
  }

  private static String line(List<String> fields) {
    return String.join(",", fields.stream().map(ResultCsv::quoted).toList()) + LINE_END;
  }

  private static String quoted(String field) {
    boolean special = field.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return special ? '"' + field.replace("\"", "\"\"") + '"' : field;
  }
}
