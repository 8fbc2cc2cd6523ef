package io.github.lac4j.core.lac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.model.Reconstruction;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.testkit.ForgetfulExecutor;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.inverse.InvertMatrix;

/** What must hold of LAC's gradients whatever the network: acceptance tests 2 to 7. */
class ActivityContrastTest {

  private static final int BATCH = 4;
  private final double[][] images = uniform(new Seed(1), BATCH, 5);
  private final INDArray array = Nd4j.createFromArray(images);

  @Test
  void should_agree_with_finite_differences_of_each_local_loss() {
    LacAutoencoder autoencoder = deepTanh();
    autoencoder.evaluate(array, GradientFlow.LOCAL);
    NaiveLac fixed = naive(autoencoder);
    int output = autoencoder.layers() - 1;
    for (int layer = 0; layer < output; layer++) {
      int current = layer;
      assertFiniteDifferences(
          autoencoder,
          layer,
          moved -> {
            double sum = 0;
            for (double[] image : images) {
              double[][] first = fixed.run(image);
              double[][] second = fixed.run(first[output]);
              double[] input = current == 0 ? first[output] : second[current - 1];
              sum += moved.contrast(current, input, first[current]);
            }
            return sum;
          });
    }
    assertFiniteDifferences(autoencoder, output, this::reconstructionError);
  }

  @Test
  void should_agree_with_finite_differences_of_the_chained_losses() {
    LacAutoencoder autoencoder = deepTanh();
    autoencoder.evaluate(array, GradientFlow.CHAIN);
    NaiveLac fixed = naive(autoencoder);
    int output = autoencoder.layers() - 1;
    for (int layer = 0; layer < output; layer++) {
      assertFiniteDifferences(
          autoencoder,
          layer,
          moved -> {
            double sum = 0;
            for (double[] image : images) {
              double[][] first = fixed.run(image);
              sum += moved.chainedContrast(first[output], first);
            }
            return sum;
          });
    }
    assertFiniteDifferences(autoencoder, output, this::reconstructionError);
  }

  @Test
  void should_agree_with_finite_differences_of_the_full_losses() {
    LacAutoencoder autoencoder = deepTanh();
    autoencoder.evaluate(array, GradientFlow.FULL);
    NaiveLac fixed = naive(autoencoder);
    int output = autoencoder.layers() - 1;
    for (int layer = 0; layer < output; layer++) {
      assertFiniteDifferences(
          autoencoder,
          layer,
          moved -> {
            double sum = 0;
            for (double[] image : images) {
              sum += moved.chainedContrast(moved.run(image)[output], fixed.run(image));
            }
            return sum;
          });
    }
    assertFiniteDifferences(autoencoder, output, this::reconstructionError);
  }

  @Test
  void should_isolate_a_layer_from_the_weights_of_the_next_one() {
    LacAutoencoder autoencoder = deepTanh();
    // With a constant reconstruction, what the first layer sees does not depend on the second one.
    autoencoder.setWeight(autoencoder.layers() - 1, new double[5][4]);
    autoencoder.evaluate(array, GradientFlow.LOCAL);
    double[][] local = autoencoder.weightGradient(0);
    autoencoder.evaluate(array, GradientFlow.CHAIN);
    double[][] chained = autoencoder.weightGradient(0);

    scaleWeight(autoencoder, 1, 3);
    autoencoder.evaluate(array, GradientFlow.LOCAL);

    assertThat(autoencoder.weightGradient(0)).isDeepEqualTo(local);
    autoencoder.evaluate(array, GradientFlow.CHAIN);
    assertThat(Arrays.deepEquals(autoencoder.weightGradient(0), chained)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(GradientFlow.class)
  void should_leave_hidden_layers_alone_when_the_reconstruction_is_perfect(GradientFlow flow) {
    LacAutoencoder autoencoder = deepTanh();
    int output = autoencoder.layers() - 1;
    autoencoder.setWeight(output, new double[5][4]);
    double[] bias = autoencoder.bias(output);
    double[] image = Arrays.stream(bias).map(b -> 1 / (1 + Math.exp(-b))).toArray();

    LacLosses losses =
        autoencoder.evaluate(Nd4j.createFromArray(new double[][] {image, image}), flow);

    assertThat(losses.hidden()).isCloseTo(0, within(1e-28));
    assertHiddenGradientsVanish(autoencoder);
  }

  @ParameterizedTest
  @EnumSource(GradientFlow.class)
  void should_leave_hidden_layers_alone_when_recirculation_is_one(GradientFlow flow) {
    LacAutoencoder autoencoder = deepTanh();

    LacLosses losses = autoencoder.evaluate(array, flow, ActivityTarget.POST, 1);

    assertThat(losses.hidden()).isZero();
    assertThat(losses.output()).isPositive();
    assertHiddenGradientsVanish(autoencoder);
  }

  @Test
  void should_have_no_hidden_update_when_linear_with_a_least_squares_decoder() {
    int samples = 64;
    double[][] data = uniform(new Seed(5), samples, 6);
    LacAutoencoder autoencoder =
        new LacAutoencoder(List.of(6, 3, 6), Activation.IDENTITY, Reconstruction.UNBOUNDED);
    INDArray x = Nd4j.createFromArray(data);
    INDArray w = Nd4j.createFromArray(autoencoder.weight(0));
    INDArray code = x.mmul(w.transpose());
    INDArray inverse = InvertMatrix.invert(code.transpose().mmul(code), false);
    INDArray decoder = x.transpose().mmul(code).mmul(inverse);
    autoencoder.setWeight(1, decoder.toDoubleMatrix());

    autoencoder.evaluate(x, GradientFlow.LOCAL);

    // Single terms are of the order of 1; what is left is rounding of the normal equations.
    for (double[] row : autoencoder.weightGradient(0)) {
      assertThat(row).containsExactly(new double[6], within(1e-9));
    }
  }

  @Test
  void should_approach_back_propagation_as_tied_weights_reconstruct_better() {
    double far = cosineWithBackPropagation(0.3);
    double near = cosineWithBackPropagation(0.01);

    assertThat(far).isPositive().isLessThan(near);
    assertThat(near).isGreaterThan(0.999);
  }

  @Test
  void should_compare_activity_before_the_nonlinearity_when_told() {
    LacAutoencoder autoencoder = deepTanh();
    LacLosses before = autoencoder.evaluate(array, GradientFlow.LOCAL, ActivityTarget.PRE, 0);
    NaiveLac naive = naive(autoencoder);
    double expected = 0;
    for (double[] image : images) {
      double[] reconstruction = naive.run(image)[autoencoder.layers() - 1];
      double[] first = preActivity(autoencoder, image);
      double[] second = preActivity(autoencoder, reconstruction);
      for (int i = 0; i < first.length; i++) {
        expected += Math.pow(second[i] - first[i], 2);
      }
    }

    assertThat(before.layers().values().iterator().next()).isCloseTo(expected, within(1e-12));
  }

  @ParameterizedTest
  @EnumSource(GradientFlow.class)
  void should_not_need_activities_beyond_the_time_that_units_keep_them(GradientFlow flow) {
    List<Integer> sizes = List.of(5, 4, 3, 4, 5);
    LacAutoencoder forgetful =
        new LacAutoencoder(
            sizes, Activation.TANH, Reconstruction.UNIT_INTERVAL, 2, new ForgetfulExecutor());
    for (ActivityTarget target : ActivityTarget.values()) {
      LacAutoencoder autoencoder = deepTanh();
      LacLosses expected = autoencoder.evaluate(array, flow, target, 0.3);

      LacLosses losses = forgetful.evaluate(array, flow, target, 0.3);

      assertThat(losses).isEqualTo(expected);
      assertSameGradients(forgetful, autoencoder);
    }
  }

  @ParameterizedTest
  @EnumSource(GradientFlow.class)
  void should_give_the_same_again_after_a_batch_of_another_size(GradientFlow flow) {
    LacAutoencoder autoencoder = deepTanh();
    ActivityContrast contrast = autoencoder.contrast(flow, ActivityTarget.POST, 0.3);
    LacLosses expected = autoencoder.evaluate(contrast, array);
    LacAutoencoder fresh = deepTanh();
    fresh.evaluate(array, flow, ActivityTarget.POST, 0.3);

    autoencoder.evaluate(contrast, array.mul(0.5));
    autoencoder.evaluate(contrast, Nd4j.createFromArray(uniform(new Seed(2), BATCH - 1, 5)));
    LacLosses again = autoencoder.evaluate(contrast, array);

    assertThat(again).isEqualTo(expected);
    assertSameGradients(autoencoder, fresh);
    assertThat(array.toDoubleMatrix()).isDeepEqualTo(images);
  }

  @ParameterizedTest
  @EnumSource(ActivityTarget.class)
  void should_give_the_same_bits_when_the_first_pass_is_recomputed(ActivityTarget target) {
    List<Integer> sizes = List.of(5, 4, 3, 4, 5);
    LacAutoencoder kept = deepTanh();
    LacLosses expected =
        kept.evaluate(kept.contrast(GradientFlow.LOCAL, target, 0.3, false), array);
    for (Executor executor : List.of(new Dl4jExecutor(), new ForgetfulExecutor())) {
      LacAutoencoder recomputed =
          new LacAutoencoder(sizes, Activation.TANH, Reconstruction.UNIT_INTERVAL, 2, executor);
      ActivityContrast contrast = recomputed.contrast(GradientFlow.LOCAL, target, 0.3, true);

      assertThat(recomputed.evaluate(contrast, array)).isEqualTo(expected);
      assertSameGradients(recomputed, kept);
      assertThat(recomputed.evaluate(contrast, array)).isEqualTo(expected);
    }
  }

  @Test
  void should_reject_the_wrong_number_of_layer_weights() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LacLearner.weights(List.of(1.0), List.of(0, 1, 2)))
        .withMessageContaining("1 layer weights for 3 hidden layers");
  }

  /**
   * Data on the span of orthonormal rows, tied weights that differ from those rows by a deviation.
   */
  private static double cosineWithBackPropagation(double deviation) {
    int dimension = 6;
    double[][] basis = {{0.6, 0.8, 0, 0, 0, 0}, {0, 0, 1, 0, 0, 0}};
    RandomGenerator random = new Seed(9).generator();
    double[][] w = new double[basis.length][dimension];
    for (int i = 0; i < basis.length; i++) {
      for (int j = 0; j < dimension; j++) {
        w[i][j] = basis[i][j] + deviation * random.nextGaussian();
      }
    }
    double[][] data = new double[50][dimension];
    for (double[] row : data) {
      double first = random.nextGaussian();
      double second = random.nextGaussian();
      for (int j = 0; j < dimension; j++) {
        row[j] = first * basis[0][j] + second * basis[1][j];
      }
    }
    LacAutoencoder autoencoder =
        new LacAutoencoder(
            List.of(dimension, basis.length, dimension),
            Activation.IDENTITY,
            Reconstruction.UNBOUNDED);
    autoencoder.setWeight(0, w);
    autoencoder.setBias(0, new double[basis.length]);
    autoencoder.setWeight(1, transpose(w));
    autoencoder.setBias(1, new double[dimension]);
    INDArray x = Nd4j.createFromArray(data);
    autoencoder.evaluate(x, GradientFlow.LOCAL);
    INDArray local = Nd4j.createFromArray(autoencoder.weightGradient(0));
    INDArray weights = Nd4j.createFromArray(w);
    INDArray error = x.mmul(weights.transpose()).mmul(weights).sub(x);
    INDArray backPropagated = weights.mmul(error.transpose()).mmul(x).mul(2);
    return local.mul(backPropagated).sumNumber().doubleValue()
        / local.norm2Number().doubleValue()
        / backPropagated.norm2Number().doubleValue();
  }

  private static LacAutoencoder deepTanh() {
    return new LacAutoencoder(
        List.of(5, 4, 3, 4, 5), Activation.TANH, Reconstruction.UNIT_INTERVAL);
  }

  private static NaiveLac naive(LacAutoencoder autoencoder) {
    return new NaiveLac(autoencoder, Math::tanh, z -> 1 / (1 + Math.exp(-z)));
  }

  private double reconstructionError(NaiveLac moved) {
    double sum = 0;
    for (double[] image : images) {
      double[][] activities = moved.run(image);
      double[] reconstruction = activities[activities.length - 1];
      for (int i = 0; i < image.length; i++) {
        sum += Math.pow(reconstruction[i] - image[i], 2);
      }
    }
    return sum;
  }

  private static void assertFiniteDifferences(
      LacAutoencoder autoencoder, int layer, ToDoubleFunction<NaiveLac> loss) {
    double step = 1e-5;
    double[][] analytic = autoencoder.weightGradient(layer);
    for (int i = 0; i < analytic.length; i++) {
      for (int j = 0; j < analytic[i].length; j++) {
        NaiveLac up = naive(autoencoder);
        up.weight(layer)[i][j] += step;
        NaiveLac down = naive(autoencoder);
        down.weight(layer)[i][j] -= step;
        // Central differences err by step^2 = 1e-10 and by rounding of 1e-16 / step = 1e-11.
        assertThat(analytic[i][j])
            .as("layer %d, weight %d %d", layer, i, j)
            .isCloseTo(
                (loss.applyAsDouble(up) - loss.applyAsDouble(down)) / (2 * step), within(1e-8));
      }
    }
  }

  private static void assertSameGradients(LacAutoencoder actual, LacAutoencoder expected) {
    for (int layer = 0; layer < expected.layers(); layer++) {
      assertThat(actual.weightGradient(layer)).isDeepEqualTo(expected.weightGradient(layer));
      assertThat(actual.biasGradient(layer)).isEqualTo(expected.biasGradient(layer));
    }
  }

  private static void assertHiddenGradientsVanish(LacAutoencoder autoencoder) {
    for (int layer = 0; layer < autoencoder.layers() - 1; layer++) {
      for (double[] row : autoencoder.weightGradient(layer)) {
        assertThat(row).containsExactly(new double[row.length], within(1e-14));
      }
    }
  }

  private static double[] preActivity(LacAutoencoder autoencoder, double[] input) {
    double[][] w = autoencoder.weight(0);
    double[] result = autoencoder.bias(0).clone();
    for (int i = 0; i < w.length; i++) {
      for (int j = 0; j < input.length; j++) {
        result[i] += w[i][j] * input[j];
      }
    }
    return result;
  }

  private static void scaleWeight(LacAutoencoder autoencoder, int layer, double factor) {
    double[][] weight = autoencoder.weight(layer);
    for (double[] row : weight) {
      for (int j = 0; j < row.length; j++) {
        row[j] *= factor;
      }
    }
    autoencoder.setWeight(layer, weight);
  }

  private static double[][] transpose(double[][] matrix) {
    double[][] result = new double[matrix[0].length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix[0].length; j++) {
        result[j][i] = matrix[i][j];
      }
    }
    return result;
  }

  private static double[][] uniform(Seed seed, int rows, int columns) {
    RandomGenerator random = seed.generator();
    double[][] values = new double[rows][columns];
    for (double[] row : values) {
      for (int j = 0; j < columns; j++) {
        row[j] = random.nextDouble();
      }
    }
    return values;
  }
}
