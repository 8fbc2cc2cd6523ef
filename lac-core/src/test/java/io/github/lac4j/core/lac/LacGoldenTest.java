package io.github.lac4j.core.lac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lac4j.core.model.Reconstruction;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.factory.Nd4j;

class LacGoldenTest {

  private static final double TOLERANCE = 1e-10;
  private final ObjectMapper json = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(strings = {"one_hidden_linear", "one_hidden_tanh", "deep_relu", "deep_tanh"})
  void should_match_golden_losses_and_gradients(String name) throws IOException {
    JsonNode golden = read(name);
    List<Integer> sizes =
        StreamSupport.stream(golden.at("/params/sizes").spliterator(), false)
            .map(JsonNode::asInt)
            .toList();
    LacAutoencoder autoencoder =
        new LacAutoencoder(
            sizes,
            Activation.fromString(golden.at("/params/activation").asText()),
            golden.at("/params/output").asText().equals("sigmoid")
                ? Reconstruction.UNIT_INTERVAL
                : Reconstruction.UNBOUNDED);
    for (int layer = 0; layer < autoencoder.layers(); layer++) {
      autoencoder.setWeight(layer, matrix(golden.at("/inputs/w" + layer)));
      autoencoder.setBias(layer, vector(golden.at("/inputs/b" + layer)));
    }

    LacLosses losses =
        autoencoder.evaluate(
            Nd4j.createFromArray(matrix(golden.at("/inputs/x"))), GradientFlow.LOCAL);

    assertThat(losses.hidden()).isCloseTo(golden.at("/value/hidden").asDouble(), within(TOLERANCE));
    assertThat(losses.output()).isCloseTo(golden.at("/value/output").asDouble(), within(TOLERANCE));
    assertThat(losses.layers().values().stream().mapToDouble(Double::doubleValue).toArray())
        .containsExactly(vector(golden.at("/value/per_layer")), within(TOLERANCE));
    for (int layer = 0; layer < autoencoder.layers(); layer++) {
      assertMatrix(autoencoder.weightGradient(layer), matrix(golden.at("/gradients/w" + layer)));
      assertThat(autoencoder.biasGradient(layer))
          .containsExactly(vector(golden.at("/gradients/b" + layer)), within(TOLERANCE));
    }
  }

  static void assertMatrix(double[][] actual, double[][] expected) {
    assertThat(actual).hasDimensions(expected.length, expected[0].length);
    for (int row = 0; row < expected.length; row++) {
      assertThat(actual[row]).as("row %d", row).containsExactly(expected[row], within(TOLERANCE));
    }
  }

  private JsonNode read(String name) throws IOException {
    try (InputStream stream =
        getClass().getResourceAsStream("/io/github/lac4j/core/golden/lac_" + name + ".json")) {
      return json.readTree(stream);
    }
  }

  private double[] vector(JsonNode node) {
    return json.convertValue(node, double[].class);
  }

  private double[][] matrix(JsonNode node) {
    return json.convertValue(node, double[][].class);
  }
}
