package io.github.lac4j.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.online.EpochRecord;
import io.github.lac4j.evaluation.report.StudyReport.CellReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ResultCsvTest {

  @Test
  void should_write_a_line_for_each_row() {
    String[] lines = new ResultCsv().rows(Results.study()).split("\r\n");

    assertThat(lines).hasSize(4);
    assertThat(lines[0])
        .isEqualTo(
            "dataset,model,objective,seeds,kNN top-1 mean,kNN top-1 deviation,linear probe top-1"
                + " mean,linear probe top-1 deviation,training seconds mean,training seconds"
                + " deviation,peak memory megabytes mean,peak memory megabytes deviation");
    assertThat(lines[1]).isEqualTo("mnist,cae,none,1,0.5,,0.625,,0.0,,300.0,");
    assertThat(lines[2]).startsWith("mnist,cae,nt-xent,3,0.81").contains(",12.0,2.0,510.0,10.0");
  }

  @Test
  void should_write_a_line_for_each_cell() {
    String[] lines = new ResultCsv().cells(report(Results.study())).split("\r\n");

    assertThat(lines).hasSize(6);
    assertThat(lines[0])
        .isEqualTo(
            "cell,dataset,model,objective,seed,kNN top-1,linear probe top-1,training seconds,peak"
                + " memory megabytes,epochs,steps,last loss");
    assertThat(lines[2]).isEqualTo("id-1,mnist,cae,nt-xent,0,0.8,0.9,10.0,500.0,2,100,1.5");
  }

  @Test
  void should_quote_what_would_break_a_line_and_defuse_formulas() {
    CellResult cell =
        new CellResult(
            "=HYPERLINK(\"x\")",
            "a,b",
            "line\nbreak",
            0,
            List.of(Measure.number("-x", -0.5)),
            1,
            1,
            1,
            OptionalDouble.empty());

    StudyResult study = new StudyResult(List.of(cell), List.of(), Map.of(), Map.of());
    assertThat(new ResultCsv().rows(study)).startsWith("dataset,model,objective,seeds,'-x mean,");
    assertThat(new ResultCsv().cells(report(study)))
        .startsWith("cell,dataset,model,objective,seed,'-x,")
        .endsWith(
            "\r\nid-0,\"line\nbreak\",\"a,b\",\"'=HYPERLINK(\"\"x\"\")\",0,-0.5,1.0,1.0,2,1,\r\n");
  }

  /** Every cell has two epochs. */
  private static StudyReport report(StudyResult result) {
    List<CellReport> cells = new ArrayList<>();
    for (CellResult cell : result.cells()) {
      String id = "id-" + cells.size();
      List<EpochRecord> epochs =
          List.of(
              new EpochRecord(id, 1, 2, Map.of(), List.of()),
              new EpochRecord(id, 2, 1, Map.of(), List.of()));
      cells.add(new CellReport(id, cell, epochs, Map.of(), Optional.empty()));
    }
    return new StudyReport("x", result, cells, List.of(), new TreeSet<>(List.of(2)), List.of());
  }
}
