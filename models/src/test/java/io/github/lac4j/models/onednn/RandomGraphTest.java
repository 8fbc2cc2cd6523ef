package io.github.lac4j.models.onednn;

import io.github.lac4j.core.image.ImageShape;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

@WithOneDnn
class RandomGraphTest {

  private static final int GRAPHS = 50;
  private static final int MORE_GRAPHS = 150;

  static LongStream seeds() {
    return LongStream.range(0, GRAPHS);
  }

  static LongStream moreSeeds() {
    return LongStream.range(GRAPHS, MORE_GRAPHS);
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("moreSeeds")
  void should_compute_what_stock_layers_compute_on_many_graphs(long seed) {
    should_compute_what_stock_layers_compute(seed);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void should_compute_what_stock_layers_compute(long seed) {
    RandomGraph graph = new RandomGraph(seed, DataType.FLOAT);
    ImageShape image = graph.input();
    long batch = 8 + seed % 3;
    Parity.assertSame(
        graph.blueprint(),
        new RandomGraph(seed, DataType.DOUBLE).blueprint(),
        new long[] {batch, image.channels(), image.height(), image.width()});
  }
}
