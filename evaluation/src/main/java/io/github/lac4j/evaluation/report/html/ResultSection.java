package io.github.lac4j.evaluation.report.html;

import io.github.lac4j.evaluation.report.Column;
import io.github.lac4j.evaluation.report.Column.PValue;
import io.github.lac4j.evaluation.report.Column.PlusMinus;
import io.github.lac4j.evaluation.report.Comparisons.Against;
import io.github.lac4j.evaluation.report.Comparisons.Comparison;
import io.github.lac4j.evaluation.report.Comparisons.MeasureComparison;
import io.github.lac4j.evaluation.report.Statistics;
import io.github.lac4j.evaluation.report.StudyReport.CellFailure;
import io.github.lac4j.evaluation.report.StudyResult.ResultRow;
import io.github.lac4j.evaluation.report.html.HtmlReport.Section;
import io.github.lac4j.evaluation.report.html.StudyView.Headings;
import io.github.lac4j.evaluation.report.html.Svg.Colours;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What came out, in a sentence for each accuracy, and the table. */
final class ResultSection {

  private ResultSection() {}

  static Section section() {
    return new Section("results", "Results", study -> true, ResultSection::write);
  }

  private static void write(StudyView study, Html html) {
    writeFailures(study, html);
    if (study.groups().isEmpty()) {
      html.leaf("p", "No cell of this study has a result.");
      return;
    }
    List<Column> columns = Column.of(study.report().result());
    for (StudyView.Group group : study.groups()) {
      Headings.group(study, group, html);
      writeLead(study, group, columns, html);
      writeTable(group, columns, html);
    }
    html.leaf("p.note", note(study, columns));
    study.report().result().meanings().forEach(line -> html.leaf("p.note", line));
    // Failures stand above the table.
    study.report().result().notes().stream()
        .filter(line -> study.report().failures().isEmpty() || !line.startsWith("not finished: "))
        .forEach(line -> html.leaf("p.note", line));
  }

  private static void writeFailures(StudyView study, Html html) {
    List<CellFailure> failures = study.report().failures();
    if (failures.isEmpty()) {
      return;
    }
    html.open("div.notice role=note");
    html.leaf(
        "p",
        failures.size() == 1
            ? "One cell did not finish and is in no number below."
            : failures.size() + " cells did not finish and are in no number below.");
    html.open("ul");
    for (CellFailure failure : failures) {
      html.leaf(
          "li",
          "%s, %s, %s, seed %d: %s"
              .formatted(
                  failure.objective(),
                  failure.dataset(),
                  failure.model(),
                  failure.seed(),
                  failure.reason()));
    }
    html.close().close();
  }

  private static void writeLead(
      StudyView study, StudyView.Group group, List<Column> columns, Html html) {
    html.open("ul.lead");
    for (Column column : columns) {
      column
          .best(group.table().rows())
          .filter(best -> group.rows().size() > 1)
          .ifPresent(
              best -> {
                html.open("li");
                html.open("span.measure").text(column.name()).close();
                html.text(" ");
                html.leaf("strong", best.objective());
                html.text(
                    " %s\u00a0%s"
                        .formatted(
                            column.format(statistics(column, best), PlusMinus.UNICODE),
                            column.unit()));
                html.leaf("span.sequel", sequel(study, group, column, best));
                html.close();
              });
    }
    html.close();
  }

  private static String sequel(
      StudyView study, StudyView.Group group, Column column, ResultRow best) {
    StringBuilder text = new StringBuilder();
    controlComparison(study, group, column, best)
        .ifPresent(
            comparison ->
                comparison
                    .meanDifference()
                    .ifPresent(
                        difference ->
                            text.append(
                                " %s points over no pretraining%s"
                                    .formatted(
                                        column.formatDifference(difference),
                                        comparison
                                            .test()
                                            .map(
                                                test ->
                                                    " (p "
                                                        + equal(
                                                            PValue.format(test.adjustedPValue()))
                                                        + ")")
                                            .orElse("")))));
    List<String> tied =
        column.bestAndTied(group.table().rows()).stream()
            .map(ResultRow::objective)
            .filter(label -> !label.equals(best.objective()))
            .sorted()
            .toList();
    if (!tied.isEmpty()) {
      text.append(text.isEmpty() ? " " : "; ")
          .append("within a deviation of it: ")
          .append(String.join(" \u00b7 ", tied));
    }
    return text.toString();
  }

  private static String equal(String p) {
    return p.startsWith("<") ? p : "= " + p;
  }

  private static Optional<Comparison> controlComparison(
      StudyView study, StudyView.Group group, Column column, ResultRow row) {
    return study.comparisons().stream()
        .filter(
            measure ->
                measure.isOf(group.table(), Against.CONTROL)
                    && measure.column().name().equals(column.name()))
        .flatMap((MeasureComparison measure) -> measure.comparison(row.objective()).stream())
        .findFirst();
  }

  private static void writeTable(StudyView.Group group, List<Column> columns, Html html) {
    html.open(
        "div.scroll tabindex=0 role=region", "aria-label", "Results of " + group.table().heading());
    html.open("table.cards.sortable role=table");
    html.leaf("caption", group.table().heading());
    html.open("thead role=rowgroup").open("tr role=row");
    writeHead(html, "objective", false);
    writeHead(html, "seeds", true);
    columns.forEach(column -> writeHead(html, column.heading(), true));
    html.close().close().open("tbody role=rowgroup");
    List<Set<ResultRow>> best =
        columns.stream().map(column -> column.bestAndTied(group.table().rows())).toList();
    for (StudyView.Row row : group.rows()) {
      html.open("tr role=row");
      html.open("th scope=row role=rowheader", "data-value", row.label());
      html.open("span aria-hidden=true", "class", "swatch " + Colours.of(row)).close();
      html.text(row.label()).close();
      String seeds = Integer.toString(row.result().seeds());
      html.leaf("td role=cell data-label=seeds", seeds, "data-value", seeds);
      for (int i = 0; i < columns.size(); i++) {
        writeCell(row.result(), columns.get(i), best.get(i).contains(row.result()), html);
      }
      html.close();
    }
    html.close().close().close();
  }

  private static void writeHead(Html html, String text, boolean number) {
    html.open("th scope=col role=columnheader aria-sort=none", "class", number ? "number" : "name");
    html.leaf("button type=button", text).close();
  }

  private static void writeCell(ResultRow row, Column column, boolean best, Html html) {
    Optional<Statistics> numbers = column.statistics().apply(row);
    html.open(
        "td role=cell",
        "class",
        best ? "best" : "plain",
        "data-label",
        column.heading(),
        "data-value",
        numbers.map(some -> Double.toString(some.mean())).orElse(""));
    if (numbers.isEmpty()) {
      html.leaf("span", "\u2013", "aria-label", "not measured");
    } else {
      html.text(column.format(numbers.get().mean()));
      if (numbers.get().deviation().isPresent()) {
        html.leaf(
            "span.deviation", " \u00b1 " + column.format(numbers.get().deviation().getAsDouble()));
      }
      if (best) {
        html.leaf("span.hidden", " best or tied");
      }
    }
    html.close();
  }

  private static Statistics statistics(Column column, ResultRow row) {
    return column.statistics().apply(row).orElseThrow();
  }

  private static String note(StudyView study, List<Column> columns) {
    boolean several = study.rows().stream().anyMatch(row -> row.result().seeds() > 1);
    boolean marked = columns.stream().anyMatch(Column::moreIsBetter) && study.rows().size() > 1;
    return (several
            ? "Mean \u00b1 sample deviation over seeds."
            : "One seed: there is no deviation, and a difference may be chance.")
        + (marked
            ? " Marked: the highest mean of a column, and every mean that is below it by no more"
                + " than the larger deviation of the two."
            : "")
        + " The time is that of pretraining alone; peak memory is that of the whole process.";
  }
}
