package io.github.lac4j.evaluation.knn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lac4j.evaluation.feature.GoldenFeatures;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenVotesTest {

  static Stream<JsonNode> votes() {
    return GoldenFeatures.votes();
  }

  @ParameterizedTest
  @MethodSource("votes")
  void should_classify_as_scikit_learn_does(JsonNode golden) {
    WeightedKnnConfig config =
        new WeightedKnnConfig(
            golden.get("k").asInt(),
            golden.get("temperature").asDouble(),
            Distance.valueOf(golden.get("distance").asText()));

    int[] predictions =
        new WeightedKnn(config).predict(GoldenFeatures.train(), GoldenFeatures.test());

    // Every winner leads by 4e-4 or more, which rounding of floats does not reach.
    assertThat(predictions)
        .containsExactly(new ObjectMapper().convertValue(golden.get("predictions"), int[].class));
  }
}
