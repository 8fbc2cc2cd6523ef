package io.github.lac4j.evaluation.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.loader.PlainBatches;
import io.github.lac4j.evaluation.study.StripedImages;
import io.github.lac4j.models.mlp.Mlp;
import io.github.lac4j.models.mlp.MlpConfig;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;

class ExtractedFeaturesTest {

  /** Below, at and above the batch of 250; with 251 and 620 the last batch is shorter. */
  @ParameterizedTest
  @ValueSource(ints = {7, 250, 251, 620})
  void should_give_what_the_graph_itself_outputs_for_every_image(int size) {
    ImageDataset images = new StripedImages(size, 1).open(DataLocation.none()).train();
    Mlp model = new Mlp(new MlpConfig(List.of(9, 5), Activation.TANH, true));
    try (Network encoder =
        Network.create(
            model.encoder(images.shape(), DataType.FLOAT), new Dl4jExecutor(), new Seed(4))) {

      Features features = Features.extract(encoder, images);

      double[][] expected =
          encoder
              .graph()
              .output(false, new PlainBatches(images, size, DataType.FLOAT).iterator().next())[0]
              .toDoubleMatrix();
      assertThat(features.rows()).isEqualTo(size);
      assertThat(features.dimensions()).isEqualTo(5);
      assertThat(features.classes()).isEqualTo(3);
      for (int row = 0; row < size; row++) {
        assertThat(features.label(row)).isEqualTo(images.label(row));
        for (int dimension = 0; dimension < 5; dimension++) {
          // Float sums of 64 products, perhaps in another order.
          assertThat((double) features.value(row, dimension))
              .isCloseTo(expected[row][dimension], within(1e-5));
        }
      }
    }
  }
}
