package io.github.lac4j.contrastive.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lac4j.core.loss.LossValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Values and gradients from automatic differentiation in PyTorch: see the resources' README. */
class GoldenTest {

  /** The golden numbers are doubles of order one; both sides sum some hundred of them. */
  private static final double DOUBLE_TOLERANCE = 1e-10;

  /** Float keeps seven digits; dividing by a temperature of 0.07 and summing cost two or three. */
  private static final double FLOAT_TOLERANCE = 1e-4;

  private final ObjectMapper json = new ObjectMapper();

  static Stream<String> cases() {
    return Stream.of(
            "info_nce_one_way",
            "info_nce_symmetric",
            "info_nce_given",
            "nt_xent",
            "dcl",
            "dclw_detached",
            "dclw_attached",
            "moco")
        .flatMap(
            loss -> Stream.of("n2d3t0.5", "n5d8t0.1", "n8d16t0.07").map(size -> loss + "_" + size));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void should_match_in_double(String name) throws IOException {
    assertMatches(read(name), DataType.DOUBLE, DOUBLE_TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void should_match_in_float(String name) throws IOException {
    assertMatches(read(name), DataType.FLOAT, FLOAT_TOLERANCE);
  }

  private void assertMatches(JsonNode golden, DataType type, double tolerance) {
    LossValue loss = evaluate(golden, type);

    assertThat(loss.value()).isCloseTo(golden.at("/value").asDouble(), within(tolerance));
    List<String> wanted = inputNames(golden.at("/case").asText());
    int count = 0;
    for (String input : wanted) {
      if (golden.at("/gradients").has(input)) {
        assertGradient(loss.gradient(count++), matrix(golden.at("/gradients/" + input)), tolerance);
      }
    }
    assertThat(loss.gradients()).hasSize(count);
    assertThat(golden.at("/gradients")).hasSize(count);
  }

  private static void assertGradient(INDArray actual, double[][] expected, double tolerance) {
    double[][] rows = actual.toDoubleMatrix();
    assertThat(rows).hasDimensions(expected.length, expected[0].length);
    for (int row = 0; row < expected.length; row++) {
      assertThat(rows[row]).as("row %d", row).containsExactly(expected[row], within(tolerance));
    }
  }

  private LossValue evaluate(JsonNode golden, DataType type) {
    double temperature = golden.at("/params/tau").asDouble();
    String name = golden.at("/case").asText();
    List<INDArray> inputs =
        inputNames(name).stream()
            .map(input -> Nd4j.createFromArray(matrix(golden.at("/inputs/" + input))).castTo(type))
            .toList();
    if (name.startsWith("moco")) {
      return new MocoLoss(temperature).evaluate(inputs.get(0), inputs.get(1), inputs.get(2));
    }
    if (name.startsWith("info_nce_given")) {
      return new InfoNceGivenNegatives(temperature)
          .evaluate(inputs.get(0), inputs.get(1), inputs.get(2));
    }
    if (name.startsWith("info_nce")) {
      return new InfoNce(temperature, golden.at("/params/symmetric").asBoolean())
          .evaluate(inputs.get(0), inputs.get(1));
    }
    if (name.startsWith("nt_xent")) {
      return new NtXent(temperature).evaluate(inputs.get(0), inputs.get(1));
    }
    if (name.startsWith("dclw")) {
      return new Dclw(
              temperature,
              golden.at("/params/sigma").asDouble(),
              golden.at("/params/detach").asBoolean())
          .evaluate(inputs.get(0), inputs.get(1));
    }
    return new Dcl(temperature).evaluate(inputs.get(0), inputs.get(1));
  }

  private static List<String> inputNames(String name) {
    if (name.startsWith("moco")) {
      return List.of("query", "key", "queue");
    }
    return name.startsWith("info_nce_given")
        ? List.of("query", "positive", "negatives")
        : List.of("z1", "z2");
  }

  private JsonNode read(String name) throws IOException {
    try (InputStream stream =
        getClass()
            .getResourceAsStream("/io/github/lac4j/contrastive/golden/%s.json".formatted(name))) {
      return json.readTree(stream);
    }
  }

  private double[][] matrix(JsonNode node) {
    return json.convertValue(node, double[][].class);
  }
}
