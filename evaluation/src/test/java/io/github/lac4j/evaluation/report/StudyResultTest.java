package io.github.lac4j.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.report.StudyResult.ResultRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class StudyResultTest {

  @Test
  void should_bring_seeds_together_even_when_cells_are_interleaved() {
    CellResult first = Results.cell("a", "d", 0, 0.25, 0.2, 1, 1, 1, OptionalDouble.empty());
    CellResult other = Results.cell("b", "d", 0, 0.3, 0.4, 1, 1, 1, OptionalDouble.empty());
    CellResult second = Results.cell("a", "d", 1, 0.75, 0.4, 1, 1, 1, OptionalDouble.empty());

    List<ResultRow> rows =
        new StudyResult(List.of(first, other, second), List.of(), Map.of(), Map.of()).rows();

    assertThat(rows).extracting(ResultRow::objective).containsExactly("a", "b");
    assertThat(rows).extracting(ResultRow::seeds).containsExactly(2, 1);
    assertThat(rows.get(0).measure("kNN top-1").orElseThrow().statistics().mean()).isEqualTo(0.5);
  }

  @Test
  void should_reject_the_same_seed_twice() {
    CellResult cell = Results.cell("a", "d", 5, 0.1, 0.2, 1, 1, 1, OptionalDouble.empty());

    assertThatThrownBy(() -> new StudyResult(List.of(cell, cell), List.of(), Map.of(), Map.of()))
        .hasMessageContaining("a and seed 5");
  }

  @Test
  void should_reject_two_measures_of_one_name() {
    List<Measure> twice = List.of(Measure.number("RankMe", 1), Measure.number("RankMe", 2));

    assertThatThrownBy(
            () -> new CellResult("a", "m", "d", 0, twice, 1, 1, 1, OptionalDouble.empty()))
        .hasMessageContaining("must differ in name, but are [RankMe, RankMe]");
  }

  @Test
  void should_not_change_when_the_given_list_does() {
    List<Measure> measures = new ArrayList<>(List.of(Measure.accuracy("kNN top-1", 0.5)));
    CellResult cell = new CellResult("a", "m", "d", 0, measures, 1, 1, 1, OptionalDouble.empty());

    measures.clear();

    assertThat(cell.measures()).containsExactly(Measure.accuracy("kNN top-1", 0.5));
  }
}
