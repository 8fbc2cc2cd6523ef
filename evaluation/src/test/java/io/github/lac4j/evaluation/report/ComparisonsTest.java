package io.github.lac4j.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.report.Comparisons.Against;
import io.github.lac4j.evaluation.report.Comparisons.Comparison;
import io.github.lac4j.evaluation.report.Comparisons.MeasureComparison;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ComparisonsTest {

  @Test
  void should_compare_every_row_with_the_control_and_the_best() {
    StudyResult study =
        study(
            row("none", 0.70, 0.71, 0.70),
            row("dcl", 0.72, 0.74, 0.71),
            row("moco", 0.75, 0.77, 0.76));

    List<MeasureComparison> found = Comparisons.of(study);

    assertThat(found)
        .extracting(MeasureComparison::against)
        .containsExactly(Against.CONTROL, Against.BEST);
    MeasureComparison control = found.get(0);
    assertThat(control.reference()).isEqualTo("none");
    assertThat(control.family()).isEqualTo(2);
    assertThat(control.comparisons())
        .extracting(Comparison::objective)
        .containsExactly("dcl", "moco");
    MeasureComparison best = found.get(1);
    assertThat(best.reference()).isEqualTo("moco");
    assertThat(best.comparisons()).extracting(Comparison::objective).containsExactly("none", "dcl");
    assertThat(best.family()).as("all pairs of three rows").isEqualTo(3);
  }

  @Test
  void should_pair_by_seed_and_correct_by_holm() {
    // SciPy 1.10.1: ttest_rel of (0.72, 0.74, 0.71) and (0.70, 0.71, 0.70) has p = 0.0742,
    // of (0.75, 0.77, 0.76) and (0.70, 0.71, 0.70) p = 0.00344.
    MeasureComparison control =
        Comparisons.of(
                study(
                    row("none", 0.70, 0.71, 0.70),
                    row("dcl", 0.72, 0.74, 0.71),
                    row("moco", 0.75, 0.77, 0.76)))
            .get(0);

    Comparison dcl = control.comparison("dcl").orElseThrow();
    assertThat(dcl.meanDifference().orElseThrow()).isCloseTo(0.02, within(1e-12));
    assertThat(dcl.test().orElseThrow().pValue()).isCloseTo(0.074179900, within(1e-8));
    assertThat(dcl.test().orElseThrow().adjustedPValue()).isCloseTo(0.074179900, within(1e-8));
    assertThat(dcl.test().orElseThrow().halfWidth()).isCloseTo(0.024841377, within(1e-8));
    assertThat(dcl.signFlipPValue()).hasValue(0.25);
    Comparison moco = control.comparison("moco").orElseThrow();
    assertThat(moco.test().orElseThrow().adjustedPValue())
        .isCloseTo(2 * moco.test().orElseThrow().pValue(), within(1e-15));
  }

  @Test
  void should_not_depend_on_the_order_of_the_seeds() {
    List<CellResult> cells = new ArrayList<>();
    cells.addAll(row("none", 0.70, 0.75, 0.72));
    List<CellResult> dcl = new ArrayList<>(row("dcl", 0.72, 0.76, 0.75));
    StudyResult inOrder = study(cells, dcl);
    Collections.reverse(dcl);

    assertThat(Comparisons.of(study(cells, dcl)).get(0).comparisons())
        .isEqualTo(Comparisons.of(inOrder).get(0).comparisons());
  }

  @Test
  void should_use_only_seeds_that_both_rows_have() {
    List<CellResult> none = row("none", 0.70, 0.71, 0.72, 0.73);
    List<CellResult> dcl = new ArrayList<>(row("dcl", 0.75, 0.99, 0.74, 0.79));
    dcl.remove(1);

    Comparison found = Comparisons.of(study(none, dcl)).get(0).comparisons().get(0);

    assertThat(found.seeds()).isEqualTo(3);
    assertThat(found.meanDifference().orElseThrow())
        .isCloseTo((0.05 + 0.02 + 0.06) / 3, within(1e-12));
  }

  @Test
  void should_say_why_there_is_no_test() {
    assertThat(only(study(row("none", 0.70), row("dcl", 0.75))).untested().orElseThrow())
        .contains("one seed");
    assertThat(only(study(row("none", 0.6, 0.7), row("dcl", 0.7, 0.8))).untested().orElseThrow())
        .contains("same difference");
    List<CellResult> none = row("none", 0.6, 0.7).subList(0, 1);
    List<CellResult> dcl = row("dcl", 0.6, 0.7).subList(1, 2);
    Comparison apart = only(study(none, dcl));
    assertThat(apart.untested().orElseThrow()).contains("no seed in common");
    assertThat(apart.meanDifference()).isEmpty();
  }

  @Test
  void should_compare_within_a_table_only() {
    List<CellResult> elsewhere =
        List.of(Results.cell("dcl", "cifar10", 0, 0.3, 0.4, 1, 1, 1, OptionalDouble.empty()));

    assertThat(Comparisons.of(study(row("none", 0.7, 0.8), elsewhere))).isEmpty();
  }

  @Test
  void should_compare_numbers_with_the_control_only() {
    List<CellResult> cells = new ArrayList<>();
    for (int seed = 0; seed < 3; seed++) {
      cells.add(cell("none", seed, Measure.number("RankMe", 5 + seed)));
      cells.add(cell("dcl", seed, Measure.number("RankMe", 9 + 3 * seed)));
    }

    List<MeasureComparison> found = Comparisons.of(study(cells));

    assertThat(found).extracting(MeasureComparison::against).containsExactly(Against.CONTROL);
    assertThat(found.get(0).comparisons().get(0).meanDifference().orElseThrow()).isEqualTo(6);
  }

  @Test
  void should_take_the_untrained_row_for_the_control_whatever_it_is_called() {
    List<CellResult> untrained = new ArrayList<>();
    List<CellResult> trained = new ArrayList<>();
    for (int seed = 0; seed < 3; seed++) {
      Measure measure = Measure.number("RankMe", 5 + seed);
      untrained.add(cell("as it was born", seed, measure, 0));
      trained.add(cell("none", seed, measure, 10));
    }

    MeasureComparison found = Comparisons.of(study(trained, untrained)).get(0);

    assertThat(found.reference()).isEqualTo("as it was born");
    assertThat(found.comparisons()).extracting(Comparison::objective).containsExactly("none");
  }

  private static Comparison only(StudyResult study) {
    return Comparisons.of(study).get(0).comparisons().get(0);
  }

  private static List<CellResult> row(String objective, double... accuracies) {
    List<CellResult> cells = new ArrayList<>();
    for (int seed = 0; seed < accuracies.length; seed++) {
      cells.add(cell(objective, seed, Measure.accuracy("kNN top-1", accuracies[seed])));
    }
    return cells;
  }

  private static CellResult cell(String objective, long seed, Measure measure) {
    return cell(objective, seed, measure, objective.equals("none") ? 0 : 1);
  }

  private static CellResult cell(String objective, long seed, Measure measure, long steps) {
    return new CellResult(
        objective, "mlp", "mnist", seed, List.of(measure), 1, 1, steps, OptionalDouble.empty());
  }

  @SafeVarargs
  private static StudyResult study(List<CellResult>... rows) {
    List<CellResult> cells = new ArrayList<>();
    for (List<CellResult> row : rows) {
      cells.addAll(row);
    }
    return new StudyResult(cells, List.of(), Map.of(), Map.of());
  }
}
