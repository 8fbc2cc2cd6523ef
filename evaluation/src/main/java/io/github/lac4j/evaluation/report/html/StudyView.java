package io.github.lac4j.evaluation.report.html;

import io.github.lac4j.evaluation.report.Comparisons;
import io.github.lac4j.evaluation.report.Comparisons.MeasureComparison;
import io.github.lac4j.evaluation.report.StudyReport;
import io.github.lac4j.evaluation.report.StudyReport.CellReport;
import io.github.lac4j.evaluation.report.StudyResult.ResultGroup;
import io.github.lac4j.evaluation.report.StudyResult.ResultRow;
import io.github.lac4j.evaluation.sample.SamplePictures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A report as the page shows it: its cells by table and row, each row with a colour of its own.
 *
 * @param report what is shown
 * @param groups its tables
 * @param comparisons its rows compared
 */
record StudyView(StudyReport report, List<Group> groups, List<MeasureComparison> comparisons) {

  /** A table and the rows in it. */
  record Group(ResultGroup table, List<Row> rows) {}

  /**
   * A row of a table.
   *
   * @param result its numbers
   * @param colour the number of its colour
   * @param control whether it is the row without pretraining
   * @param cells its cells, seed by seed
   */
  record Row(ResultRow result, int colour, boolean control, List<CellReport> cells) {

    String label() {
      return result.objective();
    }

    /** Returns the first cell that has sample pictures. */
    Optional<CellReport> sampled() {
      return cells.stream().filter(cell -> cell.samples().isPresent()).findFirst();
    }

    /** Returns the sample pictures of the first cell that has some. */
    Optional<SamplePictures> samples() {
      return sampled().flatMap(CellReport::samples);
    }
  }

  static StudyView of(StudyReport report) {
    List<String> labels = new ArrayList<>();
    List<Group> groups = new ArrayList<>();
    for (ResultGroup table : report.result().groups()) {
      List<Row> rows = new ArrayList<>();
      for (ResultRow row : table.rows()) {
        boolean control = row.untrained();
        if (!control && !labels.contains(row.objective())) {
          labels.add(row.objective());
        }
        List<CellReport> cells =
            report.cells().stream()
                .filter(
                    cell ->
                        cell.cell().dataset().equals(row.dataset())
                            && cell.cell().model().equals(row.model())
                            && cell.cell().objective().equals(row.objective()))
                .toList();
        rows.add(new Row(row, labels.indexOf(row.objective()), control, cells));
      }
      groups.add(new Group(table, rows));
    }
    return new StudyView(report, groups, Comparisons.of(report.result()));
  }

  /** Returns all rows of all tables. */
  List<Row> rows() {
    return groups.stream().flatMap(group -> group.rows().stream()).toList();
  }

  /** Headings that are only needed where there is more than one of something. */
  static final class Headings {

    private Headings() {}

    /** Writes the name of a table, if the study has several. */
    static void group(StudyView study, StudyView.Group group, Html html) {
      if (study.groups().size() > 1) {
        html.leaf("h3", group.table().heading());
      }
    }

    /** Writes a heading below that of a table, or in its place where there is none. */
    static void part(StudyView study, String text, Html html) {
      html.leaf(study.groups().size() > 1 ? "h4" : "h3", text);
    }
  }
}
