package io.github.lac4j.evaluation.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.evaluation.report.html.StudyReportWriter;
import io.github.lac4j.evaluation.study.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the study that a folder holds when another one is to be run there. */
class StudyGrowthTest {

  private static final String SMALL =
      "epochs: 1\nbatchSizes: [36]\nvalidation: {share: 0.25, seed: 0}";
  private static final String SEED = "seeds: [1]";
  private static final String ROWS = "objectives: [none, lac]";

  private final StudyFixture fixture = new StudyFixture();
  private final List<String> trained = new ArrayList<>();

  @TempDir Path folder;

  @BeforeEach
  void runOnce() throws IOException {
    run(Set.of(), false, ROWS, SMALL, SEED, "evaluators: [knn]");
    assertThat(trained).containsExactly("none 1", "lac 1");
    trained.clear();
    Files.writeString(folder.resolve("report").resolve("mine.txt"), "of the first study");
  }

  @Test
  void should_go_on_with_the_same_study_and_keep_its_report_in_place() {
    run(Set.of(), false, "description: other", ROWS, SMALL, SEED, "evaluators: [knn]");

    assertThat(trained).isEmpty();
    assertThat(folder.resolve("report-1")).doesNotExist();
  }

  @Test
  void should_take_over_what_is_finished_and_keep_the_report_beside_when_a_study_grows() {
    run(
        Set.of(),
        false,
        "objectives: [nt-xent, lac, none]",
        SMALL,
        "seeds: [2, 1]",
        "evaluators: [linear-probe, knn]");

    assertThat(trained)
        .containsExactlyInAnyOrder(
            "nt-xent 2", "nt-xent 1", "lac 2", "none 2", "lac 1 judged", "none 1 judged");
    assertThat(folder.resolve("report-1").resolve("mine.txt")).hasContent("of the first study");
    assertThat(folder.resolve("report-1").resolve("table.txt")).content().contains("lac");
    assertThat(folder.resolve("report").resolve("mine.txt")).doesNotExist();
    assertThat(folder.resolve("report").resolve("table.txt")).content().contains("nt-xent");
  }

  @Test
  void should_number_the_reports_that_are_kept() {
    run(Set.of(), true, ROWS, SMALL, SEED, "evaluators: [knn]");
    run(Set.of(), true, ROWS, SMALL, SEED, "evaluators: [knn]");

    assertThat(folder.resolve("report-1").resolve("mine.txt")).exists();
    assertThat(folder.resolve("report-2").resolve("table.txt")).exists();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          objectives: [nt-xent]        | 'objectives.none: there only\n  objectives.lac: there only\n  objectives.nt-xent: here only'
          judgedOn: validation         | judgedOn: there test, here validation
          epochs: 2                    | epochs: there 1, here 2
          seeds: [2]                   | seeds: there [1], here [2]
          recipe: cifar-a              | recipe: here cifar-a, there nothing
          objectives: [none, {objective: lac, settings: {recirculation: 1}}] | objectives.lac.settings.recirculation: there 0.0, here 1.0
          """)
  void should_leave_a_study_as_it_is_if_another_would_take_something_away(
      String line, String written) throws IOException {
    String difference = written.replace("\\n", "\n");
    String before = Files.readString(folder.resolve("study.yaml"));
    List<String> lines = new ArrayList<>(List.of(line));
    for (String other : List.of(ROWS, SEED, "epochs: 1")) {
      if (!other.startsWith(line.substring(0, line.indexOf(':') + 1))) {
        lines.add(other);
      }
    }
    lines.add("batchSizes: [36]\nvalidation: {share: 0.25, seed: 0}\nevaluators: [knn]");

    assertThatThrownBy(() -> run(Set.of(), false, lines.toArray(String[]::new)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The folder %s holds another study".formatted(folder))
        .hasMessageContaining("They differ in\n  ")
        .hasMessageContaining("\n  " + difference + "\n")
        .hasMessageContaining("lac study add " + folder)
        .hasMessageContaining("--name");

    assertThat(Files.readString(folder.resolve("study.yaml"))).isEqualTo(before);
    assertThat(folder.resolve("report").resolve("mine.txt")).exists();
    assertThat(trained).isEmpty();
  }

  @Test
  void should_replace_what_a_person_asked_to_replace() {
    run(Set.of("judgedOn"), false, ROWS, SMALL, SEED, "evaluators: [knn]", "judgedOn: validation");

    assertThat(trained).containsExactlyInAnyOrder("none 1 judged", "lac 1 judged");
    assertThat(folder.resolve("report-1")).isDirectoryContaining("glob:**mine.txt");
  }

  private void run(Set<String> replaced, boolean fresh, String... lines) {
    Study study = fixture.plan(lines);
    CellLauncher launcher = fixture.launcher();
    try {
      new StudyRunner(
              (task, cell, events) -> {
                trained.add(
                    "%s %d%s"
                        .formatted(
                            task.cell().objective().name(),
                            task.cell().seed(),
                            cell.run().isPresent() ? " judged" : ""));
                launcher.run(task, cell, events);
              })
          .run(
              study,
              fixture.folder(folder),
              new StudyRunner.Options(1, fresh, false, List.of("lac"), replaced),
              new StudyListener() {});
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    new StudyReportWriter()
        .write(StudyReports.read(fixture.folder(folder)), fixture.folder(folder).report());
  }
}
