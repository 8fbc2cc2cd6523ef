package io.github.lac4j.evaluation.report.html;

import io.github.lac4j.evaluation.exhibit.Exhibits;
import io.github.lac4j.evaluation.report.CellReport;
import io.github.lac4j.evaluation.report.Comparisons;
import io.github.lac4j.evaluation.report.MeasureComparison;
import io.github.lac4j.evaluation.report.ResultGroup;
import io.github.lac4j.evaluation.report.ResultRow;
import io.github.lac4j.evaluation.report.StudyReport;
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

    /** Returns the first cell that has exhibits. */
    Optional<CellReport> exhibited() {
      return cells.stream().filter(cell -> cell.exhibits().isPresent()).findFirst();
    }

    /** Returns the exhibits of the first cell that has some. */
    Optional<Exhibits> exhibits() {
      return exhibited().flatMap(CellReport::exhibits);
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
}
