package io.github.lac4j.evaluation.report.html;

import io.github.lac4j.evaluation.online.EpochRecord;
import io.github.lac4j.evaluation.report.CellReport;
import io.github.lac4j.evaluation.report.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A number over the epochs of a row, mean and deviation over its seeds.
 *
 * @param label of the row
 * @param kind how it is coloured
 * @param points in order of epochs
 */
record Curve(String label, String kind, List<Point> points) {

  /** More points than this cannot be told apart on a page. */
  private static final int MOST_POINTS = 200;

  /** The number after an epoch. */
  record Point(int epoch, Statistics numbers) {

    double low() {
      return numbers.mean() - numbers.deviation().orElse(0);
    }

    double high() {
      return numbers.mean() + numbers.deviation().orElse(0);
    }
  }

  /**
   * Takes a number out of all epochs of a row; what is not finite is left out.
   *
   * @param number empty where it was not measured
   */
  static Curve of(StudyView.Row row, Function<EpochRecord, OptionalDouble> number) {
    SortedMap<Integer, List<Double>> byEpoch = new TreeMap<>();
    for (CellReport cell : row.cells()) {
      for (EpochRecord epoch : cell.epochs()) {
        number.apply(epoch).stream()
            .filter(Double::isFinite)
            .forEach(
                value ->
                    byEpoch.computeIfAbsent(epoch.epoch(), key -> new ArrayList<>()).add(value));
      }
    }
    List<Point> points = new ArrayList<>();
    byEpoch.forEach((epoch, values) -> points.add(new Point(epoch, Statistics.of(values))));
    return new Curve(row.label(), Colours.of(row), thinned(points));
  }

  private static List<Point> thinned(List<Point> points) {
    if (points.size() <= MOST_POINTS) {
      return List.copyOf(points);
    }
    List<Point> kept = new ArrayList<>();
    for (int i = 0; i < MOST_POINTS; i++) {
      kept.add(points.get((int) ((long) i * (points.size() - 1) / (MOST_POINTS - 1))));
    }
    return kept;
  }

  boolean isEmpty() {
    return points.isEmpty();
  }

  /** Says whether some point is a mean of several seeds. */
  boolean hasBand() {
    return points.stream().anyMatch(point -> point.numbers().deviation().isPresent());
  }

  Point last() {
    return points.get(points.size() - 1);
  }
}
