package io.github.lac4j.core.lac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.checkpoint.StateSnapshot;
import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Reconstruction;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.testkit.DenseModel;
import io.github.lac4j.core.testkit.ForgetfulExecutor;
import io.github.lac4j.core.view.Batch;
import io.github.lac4j.core.view.Views;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LacDiagnosisTest {

  private static final List<Integer> SIZES = List.of(5, 4, 3, 4, 5);
  private static final double STEP = 1e-6;

  private final double[][] images = uniform(6, 5);
  private final INDArray array = Nd4j.createFromArray(images);

  @Test
  void should_relate_the_contrast_of_each_layer_to_its_activity() {
    LacAutoencoder autoencoder = autoencoder(new Dl4jExecutor());
    NaiveLac naive = naive(autoencoder);
    int output = autoencoder.layers() - 1;

    Map<String, Double> found = autoencoder.diagnose(array, 0);

    assertThat(found.keySet())
        .containsExactly(
            "activity-contrast/encoder1",
            "activity-contrast/encoder2",
            "activity-contrast/decoder1",
            "gradient-cosine/encoder1",
            "gradient-cosine/encoder2",
            "gradient-cosine/decoder1");
    List<Double> values = List.copyOf(found.values());
    for (int layer = 0; layer < output; layer++) {
      double difference = 0;
      double size = 0;
      for (double[] image : images) {
        double[][] first = naive.run(image);
        double[][] second = naive.run(first[output]);
        for (int i = 0; i < first[layer].length; i++) {
          difference += Math.pow(second[layer][i] - first[layer][i], 2);
          size += Math.pow(first[layer][i], 2);
        }
      }
      assertThat(values.get(layer)).isCloseTo(difference / size, within(1e-12));
    }
  }

  @Test
  void should_compare_with_finite_differences_of_the_reconstruction_error() {
    LacAutoencoder autoencoder = autoencoder(new Dl4jExecutor());
    int output = autoencoder.layers() - 1;
    NaiveLac fixed = naive(autoencoder);

    List<Double> found = List.copyOf(autoencoder.diagnose(array, 0).values());

    for (int layer = 0; layer < output; layer++) {
      double[] local = finiteDifferences(autoencoder, layer, fixed, true);
      double[] propagated = finiteDifferences(autoencoder, layer, fixed, false);
      // Central differences with 1e-6 are right to some 1e-9.
      assertThat(found.get(output + layer)).isCloseTo(cosine(local, propagated), within(1e-6));
    }
  }

  @Test
  void should_find_no_contrast_when_recirculation_is_one() {
    Map<String, Double> found = autoencoder(new Dl4jExecutor()).diagnose(array, 1);

    assertThat(found.values()).allSatisfy(value -> assertThat(value).isZero());
  }

  @Test
  void should_not_need_activities_beyond_the_time_that_units_keep_them() {
    assertThat(autoencoder(new ForgetfulExecutor()).diagnose(array, 0.3))
        .isEqualTo(autoencoder(new Dl4jExecutor()).diagnose(array, 0.3));
  }

  @Test
  void should_change_nothing_that_decides_the_future() {
    Views views = new Views(array.castTo(DataType.FLOAT).reshape(6, 1, 1, 5), 1);
    try (Learner asked = learner();
        Learner alone = learner()) {
      asked.step(Batch.of(views));
      alone.step(Batch.of(views));

      Map<String, Double> found = asked.diagnose(Batch.of(views));

      assertThat(StateSnapshot.of(asked).differencesFrom(StateSnapshot.of(alone))).isEmpty();
      assertThat(asked.diagnose(Batch.of(views))).isEqualTo(found).isNotEmpty();
      assertThat(asked.step(Batch.of(views))).isEqualTo(alone.step(Batch.of(views)));
      assertThat(StateSnapshot.of(asked).differencesFrom(StateSnapshot.of(alone))).isEmpty();
    }
  }

  @Test
  void should_reject_two_views() {
    try (Learner learner = learner()) {
      Views views = new Views(array.castTo(DataType.FLOAT).reshape(6, 1, 1, 5), 2);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> learner.diagnose(Batch.of(views)))
          .withMessageContaining("takes 1 view of each image, but got 2");
    }
  }

  private static Learner learner() {
    return new Lac(LacConfig.defaults())
        .bind(
            DenseModel.small(),
            new ImageShape(1, 1, 5),
            new Run(new Seed(1), 6, 2, 1, DataType.FLOAT, new Dl4jExecutor()));
  }

  /** Returns the gradient of a layer's contrast for constant inputs, or of the whole's error. */
  private double[] finiteDifferences(
      LacAutoencoder autoencoder, int layer, NaiveLac fixed, boolean local) {
    double[][] weight = autoencoder.weight(layer);
    double[] bias = autoencoder.bias(layer);
    List<Double> gradient = new ArrayList<>();
    // DL4J keeps a dense layer's weights in columns of inputs, and its bias behind them; the order
    // does not matter to a cosine as long as it is one.
    for (double[] row : weight) {
      for (int j = 0; j < row.length; j++) {
        double kept = row[j];
        row[j] = kept + STEP;
        autoencoder.setWeight(layer, weight);
        double above = loss(naive(autoencoder), layer, fixed, local);
        row[j] = kept - STEP;
        autoencoder.setWeight(layer, weight);
        gradient.add((above - loss(naive(autoencoder), layer, fixed, local)) / (2 * STEP));
        row[j] = kept;
      }
    }
    autoencoder.setWeight(layer, weight);
    for (int i = 0; i < bias.length; i++) {
      double kept = bias[i];
      bias[i] = kept + STEP;
      autoencoder.setBias(layer, bias);
      double above = loss(naive(autoencoder), layer, fixed, local);
      bias[i] = kept - STEP;
      autoencoder.setBias(layer, bias);
      gradient.add((above - loss(naive(autoencoder), layer, fixed, local)) / (2 * STEP));
      bias[i] = kept;
    }
    autoencoder.setBias(layer, bias);
    return gradient.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private double loss(NaiveLac moved, int layer, NaiveLac fixed, boolean local) {
    int output = SIZES.size() - 2;
    double sum = 0;
    for (double[] image : images) {
      if (local) {
        double[][] first = fixed.run(image);
        double[][] second = fixed.run(first[output]);
        double[] input = layer == 0 ? first[output] : second[layer - 1];
        sum += moved.contrast(layer, input, first[layer]);
      } else {
        double[] reconstruction = moved.run(image)[output];
        for (int i = 0; i < image.length; i++) {
          sum += Math.pow(reconstruction[i] - image[i], 2);
        }
      }
    }
    return sum;
  }

  private static double cosine(double[] a, double[] b) {
    double product = 0;
    double ofA = 0;
    double ofB = 0;
    for (int i = 0; i < a.length; i++) {
      product += a[i] * b[i];
      ofA += a[i] * a[i];
      ofB += b[i] * b[i];
    }
    return product / Math.sqrt(ofA * ofB);
  }

  private static LacAutoencoder autoencoder(Executor executor) {
    return new LacAutoencoder(SIZES, Activation.TANH, Reconstruction.UNIT_INTERVAL, 2, executor);
  }

  private static NaiveLac naive(LacAutoencoder autoencoder) {
    return new NaiveLac(autoencoder, Math::tanh, z -> 1 / (1 + Math.exp(-z)));
  }

  private static double[][] uniform(int rows, int columns) {
    RandomGenerator random = new Seed(1).generator();
    double[][] values = new double[rows][];
    for (int i = 0; i < rows; i++) {
      values[i] = random.doubles(columns).toArray();
    }
    return values;
  }
}
