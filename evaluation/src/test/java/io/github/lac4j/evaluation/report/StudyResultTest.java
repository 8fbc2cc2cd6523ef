package io.github.lac4j.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    assertThat(rows.get(0).accuracies().get("kNN").mean()).isEqualTo(0.5);
  }

  @Test
  void should_reject_the_same_seed_twice() {
    CellResult cell = Results.cell("a", "d", 5, 0.1, 0.2, 1, 1, 1, OptionalDouble.empty());

    assertThatThrownBy(() -> new StudyResult(List.of(cell, cell), List.of(), Map.of(), Map.of()))
        .hasMessageContaining("a and seed 5");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 1.1, 81.2, Double.NaN})
  void should_reject_an_accuracy_that_is_no_share(double accuracy) {
    assertThatThrownBy(
            () -> Results.cell("a", "d", 0, accuracy, 0.2, 1, 1, 1, OptionalDouble.empty()))
        .hasMessageContaining("kNN must be from 0 to 1, but is " + accuracy);
  }

  @Test
  void should_not_change_when_the_given_map_does() {
    Map<String, Double> accuracies = new HashMap<>(Map.of("kNN", 0.5));
    CellResult cell = new CellResult("a", "m", "d", 0, accuracies, 1, 1, 1, OptionalDouble.empty());

    accuracies.put("kNN", 0.9);

    assertThat(cell.accuracies()).containsExactly(Map.entry("kNN", 0.5));
  }
}
