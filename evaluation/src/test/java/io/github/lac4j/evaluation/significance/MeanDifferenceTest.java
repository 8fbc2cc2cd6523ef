package io.github.lac4j.evaluation.significance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MeanDifferenceTest {

  @ParameterizedTest
  @MethodSource("io.github.lac4j.evaluation.significance.GoldenStatistics#pairs")
  void should_agree_with_scipy(JsonNode golden) {
    MeanDifference test = MeanDifference.of(GoldenStatistics.differences(golden));

    // Differences of rounded numbers near 0.7 lose some three digits to cancellation.
    assertThat(test.t()).isCloseTo(golden.get("t").asDouble(), within(1e-9));
    assertThat(test.pValue()).isCloseTo(golden.get("p").asDouble(), within(1e-10));
    assertThat(test.halfWidth(0.95)).isCloseTo(golden.get("halfWidth95").asDouble(), within(1e-10));
  }

  @ParameterizedTest
  @MethodSource("io.github.lac4j.evaluation.significance.GoldenStatistics#tails")
  void should_have_the_tails_of_student_s_distribution_as_scipy(JsonNode golden) {
    int degreesOfFreedom = golden.get("degreesOfFreedom").asInt();
    double t = golden.get("t").asDouble();
    MeanDifference test = new MeanDifference(t, 1, degreesOfFreedom);

    assertThat(test.pValue()).isCloseTo(golden.get("bothTails").asDouble(), within(1e-14));
    assertThat(new MeanDifference(-t, 1, degreesOfFreedom).pValue()).isEqualTo(test.pValue());
    double distance = test.halfWidth(1 - t / 10);
    assertThat(new MeanDifference(distance, 1, degreesOfFreedom).pValue())
        .isCloseTo(t / 10, within(1e-14));
    // SciPy inverts by iteration, to some 5e-9: for 1 degree of freedom tan(pi (1 - p) / 2) tells.
    assertThat(distance)
        .isCloseTo(golden.get("distance").asDouble(), Percentage.withPercentage(1e-6));
  }

  @Test
  void should_be_certain_of_nothing_at_a_mean_of_zero_and_of_everything_far_away() {
    assertThat(new MeanDifference(0, 1, 3).pValue()).isEqualTo(1);
    assertThat(new MeanDifference(Double.POSITIVE_INFINITY, 1, 3).pValue())
        .isCloseTo(0, within(1e-15));
  }

  @Test
  void should_need_a_degree_of_freedom() {
    assertThatThrownBy(() -> new MeanDifference(1, 1, 0)).hasMessageContaining("but there are 0");
  }

  @Test
  void should_have_the_interval_end_at_zero_where_the_p_value_is_its_complement() {
    MeanDifference test =
        MeanDifference.of(
            PairedDifferences.of(new double[] {3, 5, 4.5}, new double[] {2.5, 4, 4.25}));

    assertThat(test.halfWidth(1 - test.pValue())).isCloseTo(test.mean(), within(1e-9));
  }

  @Test
  void should_refuse_one_pair_and_differences_that_are_all_alike() {
    assertThatThrownBy(
            () -> MeanDifference.of(PairedDifferences.of(new double[] {1}, new double[] {2})))
        .hasMessageContaining("2 or more differences");
    // 0.7 - 0.6 and 0.8 - 0.7 differ in their last bit only, which is no spread.
    PairedDifferences alike =
        PairedDifferences.of(new double[] {0.7, 0.8}, new double[] {0.6, 0.7});
    assertThat(alike.varying()).isFalse();
    assertThatThrownBy(() -> MeanDifference.of(alike)).hasMessageContaining("that vary");
  }

  @Test
  void should_refuse_series_that_cannot_be_paired() {
    assertThatThrownBy(() -> PairedDifferences.of(new double[] {1, 2}, new double[] {2}))
        .hasMessageContaining("2 and 1 numbers");
    assertThatThrownBy(() -> PairedDifferences.of(new double[] {Double.NaN}, new double[] {2}))
        .hasMessageContaining("must be finite");
  }
}
