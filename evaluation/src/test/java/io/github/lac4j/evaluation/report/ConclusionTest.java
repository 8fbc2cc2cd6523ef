package io.github.lac4j.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.report.StudyReport.CellReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ConclusionTest {

  private final List<CellResult> cells = new ArrayList<>();

  @Test
  void should_say_how_far_the_best_row_is_above_no_pretraining_and_that_it_is_no_chance() {
    row("none", "mnist", 0, 0.60, 0.61, 0.62);
    row("dcl", "mnist", 20, 0.65, 0.66, 0.66);
    row("nt-xent", "mnist", 20, 0.70, 0.72, 0.74);

    // Differences of 0.10, 0.11 and 0.12: t 19.05 with two degrees, p 0.0027, twice that by Holm.
    assertThat(outcome())
        .containsExactly(
            "Best: nt-xent, kNN top-1 72.0 %, 11.0 points above no pretraining, p 0.005.");
  }

  @Test
  void should_say_that_so_few_seeds_cannot_tell_a_difference_from_chance() {
    row("none", "mnist", 0, 0.60, 0.62);
    row("nt-xent", "mnist", 20, 0.70, 0.75);

    // Differences of 0.10 and 0.13: t 7.67 with one degree.
    assertThat(outcome())
        .containsExactly(
            "Best: nt-xent, kNN top-1 72.5 %, 11.5 points above no pretraining; 2 seeds cannot tell"
                + " this from chance (p 0.083).");
  }

  @Test
  void should_say_that_one_seed_tells_nothing_about_chance() {
    row("none", "mnist", 0, 0.60);
    row("nt-xent", "mnist", 20, 0.70);

    assertThat(outcome())
        .containsExactly(
            "Best: nt-xent, kNN top-1 70.0 %, 10.0 points above no pretraining; one seed cannot"
                + " tell this from chance.");
  }

  @Test
  void should_say_that_pretraining_did_not_help() {
    row("none", "mnist", 0, 0.60, 0.62);
    row("lac", "mnist", 20, 0.50, 0.55);

    assertThat(outcome())
        .containsExactly("Best: none, kNN top-1 61.0 %: no row is above no pretraining.");
  }

  @Test
  void should_compare_with_the_next_row_where_there_is_no_control() {
    row("lac", "mnist", 20, 0.50, 0.55);
    row("dcl", "mnist", 20, 0.60, 0.65);

    assertThat(outcome())
        .containsExactly(
            "Best: dcl, kNN top-1 62.5 %, 10.0 points above the next (lac); not tested: the same"
                + " difference for every seed.");
  }

  @Test
  void should_have_a_sentence_for_each_table_and_none_without_an_accuracy() {
    row("lac", "mnist", 20, 0.50);
    row("lac", "cifar10", 20, 0.25);

    assertThat(outcome())
        .containsExactly(
            "mnist, cae: lac: kNN top-1 50.0 %.", "cifar10, cae: lac: kNN top-1 25.0 %.");

    cells.clear();
    cells.add(
        new CellResult(
            "lac",
            "cae",
            "mnist",
            1,
            List.of(Measure.number("RankMe", 3)),
            1,
            1,
            1,
            OptionalDouble.empty()));
    assertThat(outcome()).isEmpty();
  }

  @Test
  void should_say_what_was_compared() {
    row("none", "mnist", 0, 0.60, 0.62);
    row("nt-xent", "mnist", 34.6, 0.70, 0.75);
    List<CellReport> reports =
        cells.stream()
            .map(cell -> new CellReport("id", cell, List.of(), Map.of(), Optional.empty()))
            .toList();

    assertThat(
            Conclusion.compared(
                new StudyReport(
                    "x", result(), reports, List.of(), new TreeSet<>(List.of(10)), List.of())))
        .isEqualTo("2 rows on mnist with cae; 10 epochs; seeds [1, 2]; 1 min 9 s of training");
  }

  private void row(String objective, String dataset, double seconds, double... accuracies) {
    for (int i = 0; i < accuracies.length; i++) {
      cells.add(
          Results.cell(
              objective,
              dataset,
              i + 1,
              accuracies[i],
              0.9,
              seconds,
              100,
              seconds > 0 ? 10 : 0,
              OptionalDouble.empty()));
    }
  }

  private StudyResult result() {
    return new StudyResult(cells, List.of(), Map.of(), Map.of());
  }

  private List<String> outcome() {
    return Conclusion.outcome(result());
  }
}
