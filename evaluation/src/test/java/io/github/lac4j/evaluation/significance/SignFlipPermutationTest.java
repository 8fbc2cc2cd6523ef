package io.github.lac4j.evaluation.significance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignFlipPermutationTest {

  @ParameterizedTest
  @MethodSource("io.github.lac4j.evaluation.significance.GoldenStatistics#pairs")
  void should_agree_with_scipy(JsonNode golden) {
    assertThat(SignFlipPermutation.pValue(GoldenStatistics.differences(golden)))
        .hasValueCloseTo(golden.get("signFlipP").asDouble(), within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 20})
  void should_reach_its_smallest_value_when_all_differences_agree(int pairs) {
    double[] first = new double[pairs];
    for (int i = 0; i < pairs; i++) {
      first[i] = 1 + 0.1 * i;
    }

    assertThat(SignFlipPermutation.pValue(PairedDifferences.of(first, new double[pairs])))
        .hasValue(2 / Math.pow(2, pairs));
  }

  @Test
  void should_find_nothing_where_nothing_differs() {
    assertThat(SignFlipPermutation.pValue(PairedDifferences.of(new double[3], new double[3])))
        .hasValue(1);
  }

  @Test
  void should_not_enumerate_more_than_a_million_choices() {
    assertThat(SignFlipPermutation.pValue(PairedDifferences.of(new double[21], new double[21])))
        .isEmpty();
  }
}
