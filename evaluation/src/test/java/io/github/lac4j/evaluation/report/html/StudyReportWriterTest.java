package io.github.lac4j.evaluation.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lac4j.evaluation.evaluator.ConfusionMatrix;
import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.online.EpochRecord;
import io.github.lac4j.evaluation.report.CellResult;
import io.github.lac4j.evaluation.report.StudyReport;
import io.github.lac4j.evaluation.report.StudyReport.CellFailure;
import io.github.lac4j.evaluation.report.StudyReport.CellReport;
import io.github.lac4j.evaluation.report.StudyResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyReportWriterTest {

  @TempDir private Path folder;

  @Test
  void should_write_all_forms_and_leave_nothing_else_behind() throws IOException {
    Path target = folder.resolve("runs/quick/report");

    new StudyReportWriter().write(report(), target);
    new StudyReportWriter().write(report(), target);

    try (Stream<Path> files = Files.list(target)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "report.html", "table.txt", "table.md", "table.csv", "cells.csv", "report.json");
    }
    assertThat(target.resolve("table.txt"))
        .content()
        .isASCII()
        .contains("none      |     3 |")
        .contains("not finished: moco, mnist, mlp, seed 3: diverged; lower it")
        .contains("mnist, mlp: differences to the control");
    assertThat(target.resolve("table.md")).content().contains("* not finished: moco, ");
    assertThat(target.resolve("cells.csv")).content().contains("mnist,mlp,dcl,3,");
  }

  @Test
  void should_hold_everything_but_the_sample_pictures_in_json() throws IOException {
    new StudyReportWriter().write(report(), folder);

    JsonNode root = new ObjectMapper().readTree(folder.resolve("report.json").toFile());
    assertThat(root.get("name").asText()).isEqualTo("quick");
    assertThat(root.at("/command/1").asText()).isEqualTo("study");
    assertThat(root.at("/failures/0/reason").asText()).isEqualTo("diverged;\nlower it");
    assertThat(root.at("/cells/3/epochs/0/meanLoss").asDouble()).isEqualTo(0.5);
    assertThat(root.at("/cells/3/epochs/0/measures/0/name").asText()).isEqualTo("kNN top-1");
    assertThat(root.at("/cells/3/confusions/kNN top-1/1/0").asInt()).isEqualTo(3);
    assertThat(root.at("/comparisons/0/against").asText()).isEqualTo("control");
    assertThat(root.at("/comparisons/0/holmP").isNumber()).isTrue();
    assertThat(root.get("rows")).hasSize(2);
  }

  private static StudyReport report() {
    List<CellReport> cells = new ArrayList<>();
    for (String objective : List.of("none", "dcl")) {
      for (int seed = 1; seed <= 3; seed++) {
        List<Measure> measures =
            List.of(
                Measure.accuracy(
                    "kNN top-1",
                    (objective.equals("dcl") ? 0.8 : 0.7)
                        + 0.01 * (seed % 2)
                        + (objective.equals("dcl") ? 0.001 * seed : 0)));
        cells.add(
            new CellReport(
                "0a1b",
                new CellResult(
                    objective,
                    "mlp",
                    "mnist",
                    seed,
                    measures,
                    1,
                    1,
                    objective.equals("none") ? 0 : 1,
                    OptionalDouble.of(1)),
                List.of(new EpochRecord("0a1b", 1, 0.5, Map.of(), measures)),
                Map.of("kNN top-1", new ConfusionMatrix(List.of(List.of(1, 2), List.of(3, 4)))),
                Optional.empty()));
      }
    }
    return new StudyReport(
        "quick",
        new StudyResult(
            cells.stream().map(CellReport::cell).toList(), List.of(), Map.of(), Map.of()),
        cells,
        List.of(new CellFailure("moco", "mlp", "mnist", 3, "diverged;\nlower it")),
        new TreeSet<>(List.of(1)),
        List.of("lac", "study", "run", "quick.yaml"));
  }
}
