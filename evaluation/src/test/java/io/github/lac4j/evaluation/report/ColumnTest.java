package io.github.lac4j.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.report.StudyResult.ResultRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ColumnTest {

  private static final Column ACCURACY = Column.of("kNN top-1", Measure.Scale.ACCURACY);

  @Test
  void should_mark_the_best_and_what_is_within_the_larger_deviation() {
    // Means 0.80, 0.79, 0.78 and 0.70; deviations 0.0141, 0.0014, 0.0283 and 0.0141.
    List<ResultRow> rows =
        rows(
            cell("a", 0, 0.79), cell("a", 1, 0.81),
            cell("b", 0, 0.789), cell("b", 1, 0.791),
            cell("c", 0, 0.76), cell("c", 1, 0.80),
            cell("d", 0, 0.69), cell("d", 1, 0.71));

    assertThat(ACCURACY.bestAndTied(rows))
        .extracting(ResultRow::objective)
        .containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void should_mark_exact_ties_only_where_there_is_one_seed() {
    List<ResultRow> rows = rows(cell("a", 0, 0.5), cell("b", 0, 0.5), cell("c", 0, 0.499999));

    assertThat(ACCURACY.bestAndTied(rows)).extracting(ResultRow::objective).containsOnly("a", "b");
    assertThat(ACCURACY.best(rows).orElseThrow().objective()).isEqualTo("a");
  }

  @Test
  void should_mark_nothing_where_there_is_nothing_to_choose() {
    List<ResultRow> rows = rows(cell("a", 0, 0.5), cell("b", 0, 0.7));

    assertThat(ACCURACY.bestAndTied(rows.subList(0, 1))).isEmpty();
    assertThat(Column.of("other", Measure.Scale.ACCURACY).bestAndTied(rows)).isEmpty();
    assertThat(Column.of("kNN top-1", Measure.Scale.NUMBER).bestAndTied(rows)).isEmpty();
  }

  @Test
  void should_show_long_times_in_minutes() {
    assertThat(timeOf(599.9).heading()).isEqualTo("training (s)");
    assertThat(timeOf(599.9).format(599.9)).isEqualTo("599.9");
    assertThat(timeOf(600).heading()).isEqualTo("training (min)");
    assertThat(timeOf(600).format(600)).isEqualTo("10.0");
  }

  @Test
  void should_write_differences_with_their_sign() {
    assertThat(ACCURACY.formatDifference(0.0123)).isEqualTo("+1.23");
    assertThat(ACCURACY.formatDifference(-0.0123)).isEqualTo("-1.23");
  }

  private static Column timeOf(double seconds) {
    CellResult cell =
        new CellResult("a", "m", "d", 0, List.of(), seconds, 1, 1, OptionalDouble.empty());
    return Column.of(new StudyResult(List.of(cell), List.of(), Map.of(), Map.of())).get(0);
  }

  private static List<ResultRow> rows(CellResult... cells) {
    return new ArrayList<>(new StudyResult(List.of(cells), List.of(), Map.of(), Map.of()).rows());
  }

  private static CellResult cell(String objective, long seed, double accuracy) {
    return new CellResult(
        objective,
        "m",
        "d",
        seed,
        List.of(Measure.accuracy("kNN top-1", accuracy)),
        1,
        1,
        1,
        OptionalDouble.empty());
  }
}
