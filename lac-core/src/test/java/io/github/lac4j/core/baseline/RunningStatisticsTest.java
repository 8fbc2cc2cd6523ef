package io.github.lac4j.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.BlueprintBuilder;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.Statistics;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.view.Batch;
import io.github.lac4j.core.view.ViewSource;
import io.github.lac4j.core.view.ViewStream;
import io.github.lac4j.core.view.Views;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class RunningStatisticsTest {

  private static final ImageShape SHAPE = new ImageShape(2, 4, 4);

  @Test
  void should_make_inference_equal_to_a_pass_with_the_statistics_of_the_images() {
    INDArray batch = images(3);
    try (Network network = network(true);
        Network twin = network.copy()) {
      INDArray normalised = twin.whole().infer(batch, Statistics.BATCH).dup();
      assertThat(network.infer(batch).distance2(normalised)).isGreaterThan(1);

      RunningStatistics.estimate(network, new Batches(List.of(batch), new ArrayList<>()));

      // 0.9^100 of the fresh statistics is left, and the running variance divides by N - 1.
      INDArray inferred = network.infer(batch);
      for (long i = 0; i < inferred.length(); i++) {
        assertThat(inferred.getDouble(i)).isCloseTo(normalised.getDouble(i), within(0.02));
      }
    }
  }

  @Test
  void should_leave_weights_alone() {
    try (Network network = network(true);
        Network twin = network.copy()) {
      RunningStatistics.estimate(network, new Batches(List.of(images(3)), new ArrayList<>()));

      network.parameters().trained().stream()
          .forEach(
              segment ->
                  assertThat(network.parameters().parametersOf(segment))
                      .isEqualTo(twin.parameters().parametersOf(segment)));
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 100", "40, 3", "100, 1", "130, 1"})
  void should_pass_over_all_images_until_it_has_had_100_batches(int batches, int passes) {
    List<Integer> opened = new ArrayList<>();
    INDArray images = images(3);
    try (Network network = network(true)) {
      RunningStatistics.estimate(
          network, new Batches(Collections.nCopies(batches, images), opened));
    }

    assertThat(opened).hasSize(passes).doesNotHaveDuplicates();
  }

  @Test
  void should_not_look_at_images_for_a_network_without_batch_normalisation() {
    List<Integer> opened = new ArrayList<>();
    try (Network network = network(false)) {
      RunningStatistics.estimate(network, new Batches(List.of(images(3)), opened));
    }

    assertThat(opened).isEmpty();
  }

  @Test
  void should_refuse_a_source_without_a_batch() {
    try (Network network = network(true)) {
      assertThatThrownBy(
              () -> RunningStatistics.estimate(network, new Batches(List.of(), new ArrayList<>())))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no batch");
    }
  }

  private static Network network(boolean normalised) {
    BlueprintBuilder builder =
        BlueprintBuilder.forImages(SHAPE, DataType.DOUBLE).convolution("conv", 3, 3, 1);
    if (normalised) {
      builder.batchNormalization("norm");
    }
    Blueprint blueprint = builder.endUnit("all").build();
    return Network.create(blueprint, new Dl4jExecutor(), new Seed(1));
  }

  private static INDArray images(long seed) {
    RandomGenerator random = new Seed(seed).generator();
    INDArray images =
        Nd4j.create(DataType.DOUBLE, 8, SHAPE.channels(), SHAPE.height(), SHAPE.width());
    for (long i = 0; i < images.length(); i++) {
      images.putScalar(i, 5 + 3 * random.nextGaussian());
    }
    return images;
  }

  /** The same batches in every epoch. */
  private record Batches(List<INDArray> batches, List<Integer> opened) implements ViewSource {

    @Override
    public int stepsPerEpoch() {
      return batches.size();
    }

    @Override
    public ViewStream open(int epoch, int firstStep) {
      opened.add(epoch);
      Iterator<INDArray> left = batches.listIterator(firstStep);
      return new ViewStream() {
        @Override
        public boolean hasNext() {
          return left.hasNext();
        }

        @Override
        public Batch next() {
          return Batch.of(new Views(left.next(), 1));
        }

        @Override
        public void close() {}
      };
    }
  }
}
