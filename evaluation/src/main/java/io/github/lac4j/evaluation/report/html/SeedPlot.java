package io.github.lac4j.evaluation.report.html;

import static java.util.stream.Collectors.joining;

import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.report.Column;
import io.github.lac4j.evaluation.report.PlusMinus;
import io.github.lac4j.evaluation.report.Statistics;
import java.util.Arrays;
import java.util.List;

/** Draws one line a row: a point for each seed, a stroke for the mean, a bar for the deviation. */
final class SeedPlot {

  private static final double WIDTH = 340;
  private static final double LEFT = 10;
  private static final double RIGHT = 330;
  private static final double ROW = 34;
  private static final int LONGEST_LABEL = 48;

  private SeedPlot() {}

  static void write(Html html, List<StudyView.Row> all, Column column) {
    List<StudyView.Row> rows =
        all.stream().filter(row -> column.statistics().apply(row.result()).isPresent()).toList();
    double[] values =
        rows.stream()
            .flatMapToDouble(row -> seeds(row, column).stream().mapToDouble(v -> v))
            .toArray();
    double lowest = column.factor() * Arrays.stream(values).min().orElse(0);
    double highest = column.factor() * Arrays.stream(values).max().orElse(1);
    for (StudyView.Row row : rows) {
      Statistics numbers = column.statistics().apply(row.result()).orElseThrow();
      double spread = numbers.deviation().orElse(0);
      lowest = Math.min(lowest, column.factor() * (numbers.mean() - spread));
      highest = Math.max(highest, column.factor() * (numbers.mean() + spread));
    }
    Axis x = Axis.holding(lowest, highest, LEFT, RIGHT);
    double bottom = rows.size() * ROW + 4;
    Svg.open(html, WIDTH, bottom + 22, "chart", description(rows, column));
    for (double tick : x.ticks()) {
      Svg.line(html, x.place(tick), 0, x.place(tick), bottom, "grid");
      String anchor =
          x.place(tick) < LEFT + 8 ? "start" : x.place(tick) > RIGHT - 8 ? "end" : "middle";
      Svg.text(html, x.place(tick), bottom + 16, anchor, "tick", x.label(tick));
    }
    for (int i = 0; i < rows.size(); i++) {
      writeRow(html, rows.get(i), column, x, i * ROW);
    }
    html.close();
  }

  private static void writeRow(Html html, StudyView.Row row, Column column, Axis x, double top) {
    Statistics numbers = column.statistics().apply(row.result()).orElseThrow();
    double y = top + 24;
    double mean = x.place(column.factor() * numbers.mean());
    html.open("g", "class", "series " + Colours.of(row));
    html.leaf("title", row.label() + " " + column.format(numbers, PlusMinus.UNICODE));
    Svg.text(html, LEFT, top + 13, "start", "label halo", Svg.fit(row.label(), LONGEST_LABEL));
    numbers
        .deviation()
        .ifPresent(
            spread ->
                Svg.line(
                    html,
                    x.place(column.factor() * (numbers.mean() - spread)),
                    y,
                    x.place(column.factor() * (numbers.mean() + spread)),
                    y,
                    "spread"));
    Svg.line(html, mean, y - 6, mean, y + 6, "mean");
    html.empty(
        "path",
        "d",
        seeds(row, column).stream()
            .map(
                value ->
                    "M"
                        + Svg.number(x.place(column.factor() * value))
                        + " "
                        + Svg.number(y)
                        + "h.01")
            .collect(joining()),
        "class",
        "dots");
    html.close();
  }

  private static List<Double> seeds(StudyView.Row row, Column column) {
    return row.cells().stream()
        .flatMap(cell -> cell.cell().measures().stream())
        .filter(measure -> measure.name().equals(column.name()))
        .map(Measure::value)
        .toList();
  }

  private static String description(List<StudyView.Row> rows, Column column) {
    return column.heading()
        + ": "
        + rows.stream()
            .map(
                row ->
                    row.label()
                        + " "
                        + column
                            .statistics()
                            .apply(row.result())
                            .map(numbers -> column.format(numbers, PlusMinus.UNICODE))
                            .orElse(""))
            .collect(joining(", "));
  }
}
