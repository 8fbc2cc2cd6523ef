package io.github.lac4j.evaluation.report.html;

import io.github.lac4j.evaluation.report.Against;
import io.github.lac4j.evaluation.report.Column;
import io.github.lac4j.evaluation.report.Comparison;
import io.github.lac4j.evaluation.report.MeasureComparison;
import io.github.lac4j.evaluation.report.PValue;
import io.github.lac4j.evaluation.report.SignificanceNotes;
import java.util.List;
import java.util.Optional;

/** Every seed as a point, and which rows differ by more than chance. */
final class SignificanceSection implements Section {

  @Override
  public String id() {
    return "differences";
  }

  @Override
  public String title() {
    return "Differences";
  }

  @Override
  public boolean hasContent(StudyView study) {
    return study.groups().stream().anyMatch(group -> group.rows().size() > 1);
  }

  @Override
  public void write(StudyView study, Html html) {
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
    html.open("ul", "class", "note");
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
            .filter(
                measure ->
                    measure.against() == against
                        && measure.dataset().equals(group.table().dataset())
                        && measure.model().equals(group.table().model())
                        && measure.tested())
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
    html.open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", title);
    html.open("table", "class", "cards", "role", "table");
    html.leaf("caption", title + ", " + group.table().heading(), "class", "hidden");
    html.open("thead", "role", "rowgroup").open("tr", "role", "row");
    html.leaf("th", "objective", "scope", "col", "role", "columnheader", "class", "name");
    for (MeasureComparison measure : measures) {
      html.leaf("th", heading(measure), "scope", "col", "role", "columnheader", "class", "number");
    }
    html.close().close().open("tbody", "role", "rowgroup");
    for (StudyView.Row row : group.rows()) {
      if (measures.stream().noneMatch(measure -> measure.comparison(row.label()).isPresent())) {
        continue;
      }
      html.open("tr", "role", "row");
      html.open("th", "scope", "row", "role", "rowheader");
      html.open("span", "class", "swatch " + Colours.of(row), "aria-hidden", "true").close();
      html.text(row.label()).close();
      for (MeasureComparison measure : measures) {
        html.open("td", "role", "cell", "class", "plain", "data-label", heading(measure));
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
              html.leaf("span", " \u00b1 " + column.format(test.halfWidth()), "class", "deviation");
              html.leaf("span", "p " + PValue.format(test.adjustedPValue()), "class", "p");
            });
  }

  private static String signed(String number) {
    return number.replace('-', '\u2212');
  }
}
