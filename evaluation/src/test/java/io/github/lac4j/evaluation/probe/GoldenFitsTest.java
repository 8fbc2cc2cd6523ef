package io.github.lac4j.evaluation.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lac4j.evaluation.feature.FeatureStandardizer;
import io.github.lac4j.evaluation.feature.Features;
import io.github.lac4j.evaluation.feature.GoldenFeatures;
import io.github.lac4j.evaluation.probe.Lbfgs.Minimum;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenFitsTest {

  private static final int CLASSES = 10;

  /** Features rounded to floats by 6e-8, and a gradient of 1e-8, over a curvature of l2 = 1e-3. */
  private static final double TOLERANCE = 1e-4;

  static Stream<JsonNode> fits() {
    return GoldenFeatures.fits();
  }

  @ParameterizedTest
  @MethodSource("fits")
  void should_classify_as_scikit_learn_does(JsonNode golden) {
    LinearProbeConfig config = new LinearProbeConfig().withL2(golden.get("l2").asDouble());
    LinearProbe probe =
        new LinearProbe(golden.get("standardize").asBoolean() ? config : config.raw());

    LinearProbeResult result = probe.probe(GoldenFeatures.train(), GoldenFeatures.test());

    assertThat(result.converged()).isTrue();
    // One image of 200 is half a point.
    assertThat(result.accuracy()).isEqualTo(golden.get("accuracy").asDouble());
  }

  @ParameterizedTest
  @MethodSource("fits")
  void should_find_the_weights_that_scikit_learn_finds(JsonNode golden) {
    Features raw = GoldenFeatures.train();
    Features features =
        golden.get("standardize").asBoolean() ? FeatureStandardizer.fit(raw).apply(raw) : raw;
    SoftmaxRegression regression = new SoftmaxRegression(features, golden.get("l2").asDouble());

    Minimum minimum =
        new Lbfgs(10_000, 1e-8).minimize(regression, new double[regression.dimensions()]);

    assertThat(minimum.converged()).isTrue();
    double[] point = minimum.point();
    int inputs = features.dimensions();
    for (int label = 0; label < CLASSES; label++) {
      for (int d = 0; d < inputs; d++) {
        assertThat(point[label * inputs + d])
            .isCloseTo(
                golden.at("/weights/%d/%d".formatted(label, d)).asDouble(), within(TOLERANCE));
      }
      // The sum of all biases is free; both start it at 0.
      assertThat(point[CLASSES * inputs + label])
          .isCloseTo(golden.at("/biases/" + label).asDouble(), within(TOLERANCE));
    }
  }
}
