package io.github.lac4j.evaluation.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lac4j.core.objective.EmbeddingDeviation;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class GoldenDiagnosticsTest {

  /** Numbers of order one that sum some dozens of doubles. */
  private static final double TOLERANCE = 1e-10;

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void should_match_the_alignment() throws IOException {
    JsonNode golden = read("alignment");

    assertThat(Alignment.of(matrix(golden.at("/inputs/z1")), matrix(golden.at("/inputs/z2"))))
        .isCloseTo(golden.at("/value").asDouble(), within(TOLERANCE));
  }

  @Test
  void should_match_the_uniformity() throws IOException {
    JsonNode golden = read("uniformity");

    assertThat(Uniformity.of(matrix(golden.at("/inputs/z")), golden.at("/params/t").asDouble()))
        .isCloseTo(golden.at("/value").asDouble(), within(TOLERANCE));
  }

  @Test
  void should_match_the_effective_rank() throws IOException {
    JsonNode golden = read("rankme");

    assertThat(RankMe.of(matrix(golden.at("/inputs/z")), golden.at("/params/eps").asDouble()))
        .isCloseTo(golden.at("/value").asDouble(), within(TOLERANCE));
  }

  @Test
  void should_match_values_of_a_closed_form() {
    double[][] first = wave(0.4);
    double[][] second = wave(0.9);
    double[][] both = Stream.concat(Stream.of(first), Stream.of(second)).toArray(double[][]::new);

    assertThat(Alignment.of(first, second)).isCloseTo(0.17173571199066934, within(TOLERANCE));
    assertThat(Uniformity.of(first, 2)).isCloseTo(-1.5224943928091001, within(TOLERANCE));
    assertThat(RankMe.of(both, 1e-7)).isCloseTo(2.478628600719355, within(TOLERANCE));
    assertThat(GramMatrix.of(both).singularValues())
        .containsExactly(
            new double[] {3.4121428628275186, 2.54486146629838, 0.5221141601245411},
            within(TOLERANCE));
    assertThat(EmbeddingDeviation.of(Nd4j.create(both)) / Math.sqrt(3))
        .isCloseTo(0.37974339176703237, within(TOLERANCE));
  }

  /** Returns sin(0.7 i + 1.3 j + c) + 0.25 cos(0.9 i j + 0.3 c), 4 x 3. */
  private static double[][] wave(double c) {
    double[][] wave = new double[4][3];
    for (int i = 0; i < 4; i++) {
      for (int j = 0; j < 3; j++) {
        wave[i][j] = Math.sin(0.7 * i + 1.3 * j + c) + 0.25 * Math.cos(0.9 * i * j + 0.3 * c);
      }
    }
    return wave;
  }

  private JsonNode read(String name) throws IOException {
    try (InputStream stream = getClass().getResourceAsStream("golden/" + name + ".json")) {
      return json.readTree(stream);
    }
  }

  private double[][] matrix(JsonNode node) {
    return json.convertValue(node, double[][].class);
  }
}
