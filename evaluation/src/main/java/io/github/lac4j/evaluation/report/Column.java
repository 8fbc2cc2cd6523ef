package io.github.lac4j.evaluation.report;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.report.StudyResult.MeasureStatistics;
import io.github.lac4j.evaluation.report.StudyResult.ResultRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A column of a table of results: a number that every row has over its seeds.
 *
 * @param name what stands over it
 * @param unit what stands behind the name, for example {@code %}; may be empty
 * @param factor what numbers are multiplied by to have that unit
 * @param decimals digits behind the point
 * @param moreIsBetter whether the highest number is worth a mark
 * @param statistics takes the number out of a row; empty where it was not measured
 */
public record Column(
    String name,
    String unit,
    double factor,
    int decimals,
    boolean moreIsBetter,
    Function<ResultRow, Optional<Statistics>> statistics) {

  /** From this many seconds on, times are in minutes. */
  private static final double MANY_SECONDS = 600;

  /** Checks that nothing is missing. */
  public Column {
    requireNonNull(name, "name is null");
    requireNonNull(unit, "unit is null");
    requireNonNull(statistics, "statistics is null");
  }

  /** Returns the columns of a study: its measures in their order, then time, then memory. */
  public static List<Column> of(StudyResult result) {
    List<Column> columns = new ArrayList<>();
    for (Map.Entry<String, Measure.Scale> measure : result.measures().entrySet()) {
      columns.add(of(measure.getKey(), measure.getValue()));
    }
    double longest =
        result.cells().stream().mapToDouble(CellResult::trainingSeconds).max().orElse(0);
    columns.add(
        longest < MANY_SECONDS
            ? new Column("training", "s", 1, 1, false, row -> Optional.of(row.trainingSeconds()))
            : new Column(
                "training", "min", 1 / 60.0, 1, false, row -> Optional.of(row.trainingSeconds())));
    columns.add(
        new Column(
            "peak memory", "MB", 1, 0, false, row -> Optional.of(row.peakMemoryMegabytes())));
    return columns;
  }

  /** Returns the column of a measure. */
  public static Column of(String measure, Measure.Scale scale) {
    Function<ResultRow, Optional<Statistics>> statistics =
        row -> row.measure(measure).map(MeasureStatistics::statistics);
    return switch (scale) {
      case ACCURACY -> new Column(measure, "%", 100, 2, true, statistics);
      case NUMBER -> new Column(measure, "", 1, 3, false, statistics);
    };
  }

  /** Returns name and unit. */
  public String heading() {
    return unit.isEmpty() ? name : name + " (" + unit + ")";
  }

  /** Writes a number in the column's unit. */
  public String format(double number) {
    return String.format(Locale.ROOT, "%." + decimals + "f", number * factor);
  }

  /** Writes a difference in the column's unit, with its sign. */
  public String formatDifference(double difference) {
    return String.format(Locale.ROOT, "%+." + decimals + "f", difference * factor);
  }

  /** Writes mean and deviation, or the mean alone where there is no deviation. */
  public String format(Statistics numbers, PlusMinus plusMinus) {
    String mean = format(numbers.mean());
    return numbers.deviation().isEmpty()
        ? mean
        : mean + " " + plusMinus.sign() + " " + format(numbers.deviation().getAsDouble());
  }

  /** Returns the row with the highest mean, the first of equal ones, if more is better. */
  public Optional<ResultRow> best(List<ResultRow> rows) {
    return Optional.of(rows)
        .filter(some -> moreIsBetter)
        .flatMap(
            some ->
                some.stream()
                    .filter(row -> statistics.apply(row).isPresent())
                    .reduce((a, b) -> mean(b) > mean(a) ? b : a));
  }

  /**
   * Returns the row with the highest mean, and all rows that are below it by no more than the
   * larger deviation of the two; none if more is not better, or there is nothing to compare with.
   */
  public Set<ResultRow> bestAndTied(List<ResultRow> rows) {
    if (rows.stream().filter(row -> statistics.apply(row).isPresent()).count() < 2) {
      return Set.of();
    }
    return best(rows)
        .map(
            best ->
                rows.stream()
                    .filter(row -> statistics.apply(row).isPresent())
                    .filter(row -> mean(best) - mean(row) <= Math.max(spread(best), spread(row)))
                    .collect(Collectors.toSet()))
        .orElse(Set.of());
  }

  private double mean(ResultRow row) {
    return statistics.apply(row).orElseThrow().mean();
  }

  private double spread(ResultRow row) {
    return statistics.apply(row).orElseThrow().deviation().orElse(0);
  }

  /** The sign between a mean and its deviation. */
  public enum PlusMinus {

    /** {@code +-}, which every terminal shows. */
    ASCII("+-"),

    /** The plus-minus sign, for terminals and files in UTF-8. */
    UNICODE("\u00b1");

    private final String sign;

    PlusMinus(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }
  }

  /** How a p-value is written: to three digits behind the point, and never as 0. */
  public static final class PValue {

    private static final double SMALLEST = 0.001;

    private PValue() {}

    /** Writes a p-value, for example {@code 0.042} or {@code < 0.001}. */
    public static String format(double value) {
      return value < SMALLEST ? "< 0.001" : String.format(Locale.ROOT, "%.3f", value);
    }
  }
}
