package io.github.lac4j.evaluation.significance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StudentTTest {

  @ParameterizedTest
  @MethodSource("io.github.lac4j.evaluation.significance.GoldenStatistics#tails")
  void should_agree_with_scipy(JsonNode golden) {
    StudentT distribution = new StudentT(golden.get("degreesOfFreedom").asInt());
    double t = golden.get("t").asDouble();

    assertThat(distribution.bothTails(t))
        .isCloseTo(golden.get("bothTails").asDouble(), within(1e-14));
    assertThat(distribution.bothTails(-t)).isEqualTo(distribution.bothTails(t));
    assertThat(distribution.bothTails(distribution.distance(t / 10)))
        .isCloseTo(t / 10, within(1e-14));
    // SciPy inverts by iteration, to some 5e-9: for 1 degree of freedom tan(pi (1 - p) / 2) tells.
    assertThat(distribution.distance(t / 10))
        .isCloseTo(golden.get("distance").asDouble(), Percentage.withPercentage(1e-6));
  }

  @Test
  void should_have_all_of_its_values_at_a_distance_of_zero_or_more() {
    assertThat(new StudentT(3).bothTails(0)).isEqualTo(1);
    assertThat(new StudentT(3).bothTails(Double.POSITIVE_INFINITY)).isCloseTo(0, within(1e-15));
  }

  @Test
  void should_need_a_degree_of_freedom() {
    assertThatThrownBy(() -> new StudentT(0)).hasMessageContaining("but there are 0");
  }
}
