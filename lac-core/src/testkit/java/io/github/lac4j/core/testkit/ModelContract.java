package io.github.lac4j.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Granularity;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.model.Reconstruction;
import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.ParameterSegment;
import io.github.lac4j.core.network.Pass;
import io.github.lac4j.core.network.Statistics;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.random.Seed;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What every model must do: extend this class to check a new one.
 *
 * <pre>{@code
 * class MyModelTest extends ModelContract {
 *   protected Model model() {
 *     return new MyModel(new MyModelConfig(8));
 *   }
 * }
 * }</pre>
 */
public abstract class ModelContract {

  private static final int IMAGES = 3;

  /** Makes the contract; subclasses are found by JUnit. */
  protected ModelContract() {}

  /** Returns the model, small enough to train in a moment. */
  protected abstract Model model();

  /** Returns the size of the images that it is tried on. */
  protected ImageShape shape() {
    return new ImageShape(1, 8, 8);
  }

  /** Says whether the model has a decoder. */
  protected boolean hasDecoder() {
    return true;
  }

  private Network encoder(long seed) {
    return Network.create(
        model().encoder(shape(), DataType.DOUBLE), new Dl4jExecutor(), new Seed(seed));
  }

  private INDArray images() {
    RandomGenerator random = new Seed(5).generator();
    double[] values = new double[IMAGES * shape().channels() * shape().height() * shape().width()];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextDouble();
    }
    return Nd4j.createFromArray(values)
        .reshape(IMAGES, shape().channels(), shape().height(), shape().width());
  }

  @Test
  void should_give_a_row_of_finite_features_for_each_image() {
    try (Network network = encoder(1)) {
      INDArray features = network.infer(images());

      assertThat(features.rank()).isEqualTo(2);
      assertThat(features.size(0)).isEqualTo(IMAGES);
      assertThat(features.norm2Number().doubleValue()).isFinite().isPositive();
      assertThat(features.getRow(0)).isNotEqualTo(features.getRow(1));
    }
  }

  @Test
  void should_start_from_the_seed_alone() {
    try (Network one = encoder(1);
        Network same = encoder(1);
        Network other = encoder(2)) {
      assertThat(same.infer(images())).isEqualTo(one.infer(images()));
      assertThat(other.infer(images())).isNotEqualTo(one.infer(images()));
    }
  }

  @Test
  void should_be_the_same_network_in_dl4j_alone(@TempDir Path folder) throws Exception {
    try (Network network = encoder(1)) {
      Path file = folder.resolve("encoder.zip");
      network.graph().save(file.toFile());

      INDArray read = ComputationGraph.load(file.toFile(), false).outputSingle(images());
      // Two orders of summation of doubles.
      assertThat(read.sub(network.infer(images())).normmaxNumber().doubleValue())
          .isCloseTo(0, within(1e-12));
    }
  }

  @Test
  void should_give_every_weight_a_gradient() {
    try (Network network = encoder(1);
        Pass pass = network.whole().forward(images(), Statistics.BATCH_AND_MOVE)) {
      pass.backwardParameters(
          Activations.of(
              Nd4j.linspace(DataType.DOUBLE, 1, 0.1, pass.output().array().length())
                  .reshape(pass.output().shape())),
          false);

      for (ParameterSegment segment : network.parameters().trained()) {
        assertThat(network.parameters().gradientsOf(segment).norm2Number().doubleValue())
            .as("%s", segment)
            .isFinite();
      }
      assertThat(network.parameters().gradients().norm2Number().doubleValue()).isPositive();
    }
  }

  @Test
  void should_decode_what_its_encoder_makes_into_images_of_the_same_size() {
    assumeTrue(hasDecoder(), "the model has no decoder");
    try (Network encoder = encoder(1);
        Network decoder =
            Network.create(
                model().decoder(shape(), DataType.DOUBLE, Reconstruction.UNIT_INTERVAL),
                new Dl4jExecutor(),
                new Seed(2))) {
      INDArray code = encoder.body(Granularity.BODY).unit(0).infer(images(), Statistics.RUNNING);
      INDArray decoded = decoder.body(Granularity.BODY).unit(0).infer(code, Statistics.RUNNING);

      assertThat(decoded.shape()).isEqualTo(images().shape());
    }
  }
}
