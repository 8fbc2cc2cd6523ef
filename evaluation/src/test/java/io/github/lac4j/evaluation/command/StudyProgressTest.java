package io.github.lac4j.evaluation.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.evaluation.cell.CellEvent;
import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.online.EpochRecord;
import io.github.lac4j.evaluation.report.CellResult;
import io.github.lac4j.evaluation.study.StudyCell;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudyProgressTest {

  private static final long SECOND = 1_000_000_000L;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final AtomicLong time = new AtomicLong();

  @Test
  void should_draw_a_bar_epoch_accuracy_and_the_time_that_the_study_has_left() {
    StudyProgress progress = progress(true, false);
    StudyCell cell = cell("lac", 1);
    progress.onStart(2, 0);
    progress.onCellStart(cell);
    progress.onEvent(cell, new CellEvent.Started(0, 100, 10, 128));
    progress.onEvent(
        cell,
        new CellEvent.EpochEnded(
            new EpochRecord("x", 1, 2, Map.of(), List.of(Measure.accuracy("kNN top-1", 0.7125)))));
    time.addAndGet(30 * SECOND);
    progress.onEvent(cell, new CellEvent.Stepped(250, 1.2345678));

    assertThat(lastLine())
        .isEqualTo("[1/2] lac, seed 1 [##........] epoch 3/10, kNN top-1 71.25 %; 3:30 left");
  }

  @Test
  void should_print_a_line_an_epoch_where_nothing_is_drawn() {
    StudyCell cell = cell("lac", 1);
    EpochRecord judged =
        new EpochRecord("x", 1, 2, Map.of(), List.of(Measure.accuracy("kNN top-1", 0.7125)));
    EpochRecord unjudged = new EpochRecord("x", 2, 0.123456, Map.of(), List.of());
    for (boolean terminal : new boolean[] {false, true}) {
      printed.reset();
      StudyProgress progress = progress(terminal, false);
      progress.onStart(1, 0);
      progress.onCellStart(cell);
      progress.onEvent(cell, new CellEvent.Started(0, 100, 10, 128));
      progress.onEvent(cell, new CellEvent.EpochEnded(judged));
      progress.onEvent(cell, new CellEvent.EpochEnded(unjudged));

      assertThat(printed.toString(StandardCharsets.UTF_8).lines().map(String::strip))
          .as("terminal: " + terminal)
          .filteredOn(line -> line.contains("0.1235") || line.contains("loss 2.000, kNN"))
          .hasSize(terminal ? 0 : 2);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void should_leave_a_bar_as_long_as_the_accuracy_where_a_curve_is_wanted(boolean terminal) {
    StudyCell cell = cell("lac", 1);
    StudyProgress progress = progress(terminal, false, true);
    progress.onStart(1, 0);
    progress.onCellStart(cell);
    progress.onEvent(cell, new CellEvent.Started(0, 100, 2, 128));
    for (int epoch = 1; epoch <= 2; epoch++) {
      progress.onEvent(
          cell,
          new CellEvent.EpochEnded(
              new EpochRecord(
                  "x", epoch, 2, Map.of(), List.of(Measure.accuracy("kNN top-1", 0.4 * epoch)))));
    }

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains(
            "kNN top-1 40.00 % [##########...............]",
            "kNN top-1 80.00 % [####################.....]");
  }

  @Test
  void should_count_only_what_this_run_has_done_into_the_time_that_the_study_takes() {
    StudyProgress progress = progress(true, false);
    progress.onStart(4, 1);
    StudyCell first = cell("none", 1);
    progress.onCellStart(first);
    time.addAndGet(20 * SECOND);
    progress.onCellFailed(first, "diverged");
    StudyCell second = cell("lac", 1);
    progress.onCellStart(second);
    progress.onEvent(second, new CellEvent.Started(0, 10, 2, 128));
    time.addAndGet(10 * SECOND);
    progress.onEvent(second, new CellEvent.Stepped(10, 1));

    // 10 seconds for half a cell; one and a half are left, for what fails untrained says nothing.
    assertThat(lastLine()).endsWith("; 0:30 left");
  }

  @ParameterizedTest
  @CsvSource({"0.02,false", "0.05,true"})
  void should_say_that_training_waited_for_views_only_where_it_matters(
      double waiting, boolean said) {
    StudyProgress progress = progress(true, false);
    StudyCell cell = cell("lac", 1);
    progress.onStart(1, 0);
    progress.onCellStart(cell);
    progress.onEvent(cell, new CellEvent.Pretrained(1, waiting));

    assertThat(text().contains("waited")).isEqualTo(said);
  }

  @Test
  void should_put_the_numbers_of_a_cell_in_the_place_of_its_bar() {
    StudyProgress progress = progress(true, false);
    StudyCell cell = cell("lac", 1);
    progress.onStart(1, 0);
    progress.onCellStart(cell);
    progress.onCellEnd(
        cell,
        new CellResult(
            "lac",
            "mlp",
            "mnist",
            1,
            List.of(Measure.accuracy("kNN top-1", 0.5), Measure.accuracy("probe", 0.625)),
            1,
            1,
            1,
            OptionalDouble.empty()));

    assertThat(lastLine()).isEqualTo("[1/1] lac, seed 1: kNN top-1 50.00 %, probe 62.50 %");
  }

  @Test
  void should_start_from_the_step_of_a_run_that_goes_on() {
    StudyProgress progress = progress(true, false);
    StudyCell cell = cell("lac", 1);
    progress.onStart(1, 0);
    progress.onCellStart(cell);
    progress.onEvent(cell, new CellEvent.Started(90, 10, 10, 128));
    time.addAndGet(SECOND);
    progress.onEvent(cell, new CellEvent.Stepped(95, 1));

    assertThat(lastLine())
        .isEqualTo("[1/1] lac, seed 1 [#########.] epoch 10/10, loss 1.000; 0:00 left");
  }

  @Test
  void should_name_what_is_done_before_and_after_training() {
    StudyProgress progress = progress(true, false);
    StudyCell cell = cell("lac", 1);
    progress.onStart(1, 0);
    progress.onCellStart(cell);
    progress.onEvent(cell, new CellEvent.Judging("knn"));

    assertThat(lastLine()).isEqualTo("[1/1] lac, seed 1 [..........] knn");
  }

  @Test
  void should_print_lines_and_draw_nothing_away_from_a_terminal() {
    StudyProgress progress = progress(false, false);
    StudyCell cell = cell("lac", 1);
    progress.onStart(1, 0);
    progress.onCellStart(cell);
    progress.onEvent(cell, new CellEvent.Started(0, 10, 10, 128));
    time.addAndGet(SECOND);
    progress.onEvent(cell, new CellEvent.Stepped(5, 1));
    progress.onCellFailed(cell, "diverged");

    assertThat(text()).isEqualTo("[1/1] lac, seed 1\n[1/1] lac, seed 1: diverged\n");
  }

  @Test
  void should_say_nothing_if_asked_to_be_quiet() {
    StudyProgress progress = progress(true, true);
    StudyCell cell = cell("lac", 1);
    progress.onStart(1, 0);
    progress.onCellStart(cell);
    progress.onEvent(cell, new CellEvent.Judging("knn"));

    assertThat(text()).isEmpty();
  }

  private StudyProgress progress(boolean draws, boolean quiet) {
    return progress(draws, quiet, false);
  }

  private StudyProgress progress(boolean draws, boolean quiet, boolean curve) {
    return new StudyProgress(
        new StatusLine(new PrintStream(printed, true, StandardCharsets.UTF_8), draws, quiet),
        time::get,
        curve);
  }

  private static StudyCell cell(String row, long seed) {
    return new StudyCell(row, "mlp", "mnist", seed, row + seed, List.of());
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  private String lastLine() {
    return text().substring(text().lastIndexOf('\r') + 1).stripTrailing();
  }
}
