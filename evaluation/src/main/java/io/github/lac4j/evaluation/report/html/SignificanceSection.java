package io.github.lac4j.evaluation.report.html;

import static java.util.stream.Collectors.joining;

import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.report.Column;
import io.github.lac4j.evaluation.report.Column.PValue;
import io.github.lac4j.evaluation.report.Column.PlusMinus;
import io.github.lac4j.evaluation.report.Comparisons.Against;
import io.github.lac4j.evaluation.report.Comparisons.Comparison;
import io.github.lac4j.evaluation.report.Comparisons.MeasureComparison;
import io.github.lac4j.evaluation.report.SignificanceTable.SignificanceNotes;
import io.github.lac4j.evaluation.report.Statistics;
import io.github.lac4j.evaluation.report.html.HtmlReport.Section;
import io.github.lac4j.evaluation.report.html.StudyView.Headings;
import io.github.lac4j.evaluation.report.html.Svg.Axis;
import io.github.lac4j.evaluation.report.html.Svg.Colours;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every seed as a point, and which rows differ by more than chance. */
final class SignificanceSection {

  private SignificanceSection() {}

  static Section section() {
    return new Section(
        "differences", "Differences", SignificanceSection::hasContent, SignificanceSection::write);
  }

  private static boolean hasContent(StudyView study) {
    return study.groups().stream().anyMatch(group -> group.rows().size() > 1);
  }

  private static void write(StudyView study, Html html) {
    for (StudyView.Group group : study.groups()) {
      if (group.rows().size() < 2) {
        continue;
      }
      Headings.group(study, group, html);
      writeSeeds(study, group, html);
      for (Against against : Against.values()) {
        writeComparisons(study, group, against, html);
      }
    }
    html.open("ul.note");
    SignificanceNotes.of(study.report().result()).forEach(note -> html.leaf("li", note));
    html.close();
  }

  private static void writeSeeds(StudyView study, StudyView.Group group, Html html) {
    List<Column> columns =
        Column.of(study.report().result()).stream()
            .filter(Column::moreIsBetter)
            .filter(
                column ->
                    group.rows().stream()
                        .anyMatch(row -> column.statistics().apply(row.result()).isPresent()))
            .toList();
    if (columns.isEmpty()) {
      return;
    }
    html.open("div", "class", columns.size() < 3 ? "grid wide" : "grid");
    for (Column column : columns) {
      html.open("figure");
      html.leaf("figcaption", column.heading() + ", every seed");
      SeedPlot.write(html, group.rows(), column);
      html.close();
    }
    html.close();
  }

  private static void writeComparisons(
      StudyView study, StudyView.Group group, Against against, Html html) {
    List<MeasureComparison> measures =
        study.comparisons().stream()
            .filter(measure -> measure.isOf(group.table(), against) && measure.tested())
            .toList();
    List<MeasureComparison> accuracies =
        measures.stream().filter(measure -> measure.column().moreIsBetter()).toList();
    List<MeasureComparison> numbers =
        measures.stream().filter(measure -> !measure.column().moreIsBetter()).toList();
    String title =
        switch (against) {
          case CONTROL -> "Differences to the control";
          case BEST -> "Differences to the best row";
        };
    if (!accuracies.isEmpty()) {
      Headings.part(study, title, html);
      writeTable(group, accuracies, title, html);
    }
    if (!numbers.isEmpty()) {
      html.open("details").leaf("summary", title + ": diagnostics");
      writeTable(group, numbers, title + ": diagnostics", html);
      html.close();
    }
  }

  private static void writeTable(
      StudyView.Group group, List<MeasureComparison> measures, String title, Html html) {
    html.open("div.scroll tabindex=0 role=region", "aria-label", title);
    html.open("table.cards role=table");
    html.leaf("caption.hidden", title + ", " + group.table().heading());
    html.open("thead role=rowgroup").open("tr role=row");
    html.leaf("th.name scope=col role=columnheader", "objective");
    for (MeasureComparison measure : measures) {
      html.leaf("th.number scope=col role=columnheader", heading(measure));
    }
    html.close().close().open("tbody role=rowgroup");
    for (StudyView.Row row : group.rows()) {
      if (measures.stream().noneMatch(measure -> measure.comparison(row.label()).isPresent())) {
        continue;
      }
      html.open("tr role=row");
      html.open("th scope=row role=rowheader");
      html.open("span aria-hidden=true", "class", "swatch " + Colours.of(row)).close();
      html.text(row.label()).close();
      for (MeasureComparison measure : measures) {
        html.open("td.plain role=cell", "data-label", heading(measure));
        writeComparison(measure, measure.comparison(row.label()), html);
        html.close();
      }
      html.close();
    }
    html.close().close().close();
  }

  private static String heading(MeasureComparison measure) {
    return measure.column().heading() + " \u2212 " + measure.reference();
  }

  private static void writeComparison(
      MeasureComparison measure, Optional<Comparison> comparison, Html html) {
    if (comparison.isEmpty() || comparison.get().meanDifference().isEmpty()) {
      html.text("\u2013");
      return;
    }
    Column column = measure.column();
    html.text(signed(column.formatDifference(comparison.get().meanDifference().getAsDouble())));
    comparison
        .get()
        .test()
        .ifPresent(
            test -> {
              html.leaf("span.deviation", " \u00b1 " + column.format(test.halfWidth()));
              html.leaf("span.p", "p " + PValue.format(test.adjustedPValue()));
            });
  }

  private static String signed(String number) {
    return number.replace('-', '\u2212');
  }

  /**
   * Draws one line a row: a point for each seed, a stroke for the mean, a bar for the deviation.
   */
  static final class SeedPlot {

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
          "path.dots",
          "d",
          seeds(row, column).stream()
              .map(
                  value ->
                      "M"
                          + Svg.number(x.place(column.factor() * value))
                          + " "
                          + Svg.number(y)
                          + "h.01")
              .collect(joining()));
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
}
