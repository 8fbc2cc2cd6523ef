package io.github.lac4j.evaluation.report;

import static java.util.stream.Collectors.joining;

import io.github.lac4j.evaluation.report.Column.PValue;
import io.github.lac4j.evaluation.report.Comparisons.Against;
import io.github.lac4j.evaluation.report.Comparisons.Comparison;
import io.github.lac4j.evaluation.report.Comparisons.MeasureComparison;
import io.github.lac4j.evaluation.report.StudyResult.ResultGroup;
import io.github.lac4j.evaluation.report.StudyResult.ResultRow;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Says in a sentence how a study came out, and in another what it compared. */
public final class Conclusion {

  private static final double SIGNIFICANT = 0.05;
  private static final double PERCENT = 100;

  private Conclusion() {}

  /**
   * Returns for each table which row is best by its first accuracy, how far it is above no
   * pretraining, and whether that can be chance; nothing for a table without an accuracy.
   */
  public static List<String> outcome(StudyResult result) {
    List<MeasureComparison> comparisons = Comparisons.of(result);
    List<ResultGroup> groups = result.groups();
    return groups.stream()
        .flatMap(
            group ->
                sentence(result, group, comparisons).stream()
                    .map(text -> groups.size() > 1 ? group.heading() + ": " + text : text))
        .toList();
  }

  /** Returns what was compared: rows, data, models, seeds, epochs and the time of training. */
  public static String compared(StudyReport report) {
    List<CellResult> cells = report.result().cells();
    double seconds = cells.stream().mapToDouble(CellResult::trainingSeconds).sum();
    return "%s on %s%s with %s; %s; %s; %s of training"
        .formatted(
            counted(distinct(cells, CellResult::objective).size(), "row"),
            report.result().isOfValidationImages() ? "validation images of " : "",
            String.join(", ", distinct(cells, CellResult::dataset)),
            String.join(", ", distinct(cells, CellResult::model)),
            report.epochs().isEmpty()
                ? "no epochs"
                : counted(
                    report.epochs().stream().map(String::valueOf).collect(joining(", ")),
                    report.epochs().last(),
                    "epoch"),
            "seeds " + distinct(cells, CellResult::seed).stream().sorted().toList(),
            time(seconds));
  }

  private static Optional<String> sentence(
      StudyResult result, ResultGroup group, List<MeasureComparison> comparisons) {
    Optional<Column> column =
        Column.of(result).stream().filter(one -> one.best(group.rows()).isPresent()).findFirst();
    return column.map(
        one -> {
          ResultRow best = one.best(group.rows()).orElseThrow();
          String number =
              "%s %s %s"
                  .formatted(
                      one.name(),
                      tenths(one.factor() * one.statistics().apply(best).orElseThrow().mean()),
                      one.unit());
          if (group.rows().size() == 1) {
            return "%s: %s.".formatted(best.objective(), number);
          }
          return "Best: %s, %s%s."
              .formatted(best.objective(), number, sequel(group, one, best, comparisons));
        });
  }

  private static String sequel(
      ResultGroup group, Column column, ResultRow best, List<MeasureComparison> comparisons) {
    if (best.untrained()) {
      return ": no row is above no pretraining";
    }
    Optional<ResultRow> control = group.control();
    if (control.isPresent()) {
      return comparison(group, column, Against.CONTROL, best.objective(), comparisons)
          .map(found -> distance(found, "no pretraining"))
          .orElse("");
    }
    List<ResultRow> others = group.rows().stream().filter(row -> !row.equals(best)).toList();
    return column
        .best(others)
        .flatMap(
            second ->
                comparison(group, column, Against.BEST, second.objective(), comparisons)
                    .map(found -> distance(found, "the next (%s)".formatted(second.objective()))))
        .orElse("");
  }

  private static Optional<Comparison> comparison(
      ResultGroup group,
      Column column,
      Against against,
      String row,
      List<MeasureComparison> comparisons) {
    return comparisons.stream()
        .filter(
            measure ->
                measure.isOf(group, against) && measure.column().name().equals(column.name()))
        .findFirst()
        .flatMap(measure -> measure.comparison(row));
  }

  private static String distance(Comparison comparison, String reference) {
    if (comparison.meanDifference().isEmpty()) {
      return "; it has no seed in common with " + reference;
    }
    return ", %s points above %s%s"
        .formatted(
            tenths(PERCENT * Math.abs(comparison.meanDifference().getAsDouble())),
            reference,
            chance(comparison));
  }

  private static String chance(Comparison comparison) {
    if (comparison.seeds() == 1) {
      return "; one seed cannot tell this from chance";
    }
    return comparison
        .test()
        .map(Comparison.TestResult::adjustedPValue)
        .map(
            p ->
                p < SIGNIFICANT
                    ? ", p " + PValue.format(p)
                    : "; %d seeds cannot tell this from chance (p %s)"
                        .formatted(comparison.seeds(), PValue.format(p)))
        .orElse("; not tested: " + comparison.untested().orElse(""));
  }

  private static String tenths(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  private static <T> List<T> distinct(List<CellResult> cells, Function<CellResult, T> property) {
    return cells.stream().map(property).distinct().toList();
  }

  private static String counted(int count, String what) {
    return counted(Integer.toString(count), count, what);
  }

  private static String counted(String numbers, int last, String what) {
    return numbers + " " + (last == 1 ? what : what + "s");
  }

  private static String time(double seconds) {
    long whole = Math.round(seconds);
    return whole < 60
        ? whole + " s"
        : whole < 3600
            ? "%d min %d s".formatted(whole / 60, whole % 60)
            : "%d h %d min".formatted(whole / 3600, whole % 3600 / 60);
  }
}
