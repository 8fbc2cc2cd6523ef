package io.github.lac4j.models.onednn;

import io.github.lac4j.core.image.ImageShape;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;

@WithOneDnn
class RandomGraphTest {

  private static final int GRAPHS = 150;

  static LongStream seeds() {
    return LongStream.range(0, GRAPHS);
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
