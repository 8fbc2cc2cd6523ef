package io.github.lac4j.evaluation.significance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HolmTest {

  @Test
  void should_multiply_by_how_many_are_left_and_never_fall() {
    // By hand: 0.01 x 4, then 0.02 x 3 = 0.06 and 0.025 x 2 = 0.05, which stays at 0.06, then 0.9.
    assertThat(Holm.adjust(List.of(0.9, 0.01, 0.025, 0.02)))
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-15 ? 0 : Double.compare(a, b))
        .containsExactly(0.9, 0.04, 0.06, 0.06);
  }

  @Test
  void should_leave_a_single_value_alone_and_none_empty() {
    assertThat(Holm.adjust(List.of(0.3))).containsExactly(0.3);
    assertThat(Holm.adjust(List.of())).isEmpty();
  }

  @Test
  void should_lie_between_the_value_and_bonferroni_and_keep_the_order() {
    SplittableRandom random = new SplittableRandom(1);
    List<Double> values =
        Stream.generate(() -> 0.5 * Math.pow(random.nextDouble(), 3)).limit(30).toList();

    List<Double> adjusted = Holm.adjust(values);

    for (int i = 0; i < values.size(); i++) {
      assertThat(adjusted.get(i)).isBetween(values.get(i), Math.min(1, 30 * values.get(i)));
      for (int j = 0; j < values.size(); j++) {
        if (values.get(i) < values.get(j)) {
          assertThat(adjusted.get(i)).isLessThanOrEqualTo(adjusted.get(j));
        }
      }
    }
    double smallest = values.stream().mapToDouble(p -> p).min().orElseThrow();
    assertThat(adjusted.stream().mapToDouble(p -> p).min().orElseThrow())
        .isCloseTo(30 * smallest, within(1e-15));
  }

  @Test
  void should_reject_what_is_no_probability() {
    assertThatThrownBy(() -> Holm.adjust(List.of(0.1, Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("from 0 to 1");
  }
}
