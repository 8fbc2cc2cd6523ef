package io.github.lac4j.models.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.Statistics;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.random.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Random graphs refuse every input that DL4J's own layers refuse, before native code sees it. */
@WithOneDnn
class WrongShapeTest {

  @Test
  void should_refuse_whatever_stock_layers_refuse() {
    refuse(200);
  }

  @Tag("slow")
  @Test
  void should_refuse_a_thousand_times() {
    refuse(1000);
  }

  private static void refuse(int wanted) {
    int refused = 0;
    for (long seed = 0; refused < wanted; seed++) {
      assertThat(seed).describedAs("graphs, of which enough must refuse a shape").isLessThan(2000);
      RandomGraph graph = new RandomGraph(seed, DataType.FLOAT);
      try (Network planned = network(graph, new OneDnnExecutor());
          Network stock = network(new RandomGraph(seed, DataType.FLOAT), new Dl4jExecutor())) {
        for (long[] shape : wrongShapes(graph.input(), new SplittableRandom(seed))) {
          INDArray input = Nd4j.ones(DataType.FLOAT, shape);
          if (refuses(stock.graph(), input)) {
            refused++;
            for (Network network : List.of(planned, stock)) {
              Throwable thrown =
                  catchThrowable(() -> network.whole().forward(input, Statistics.BATCH_AND_MOVE));
              assertThat(thrown)
                  .describedAs("graph %d, input %s", seed, Arrays.toString(shape))
                  .isInstanceOf(IllegalArgumentException.class)
                  .hasMessageContaining(shape.length % 2 == 1 ? "N x C x H x W" : "does not fit");
            }
          }
        }
      }
    }
  }

  private static Network network(RandomGraph graph, Executor executor) {
    return Network.create(graph.blueprint(), executor, new Seed(1));
  }

  private static List<long[]> wrongShapes(ImageShape right, SplittableRandom random) {
    long channels = right.channels();
    long height = right.height();
    long width = right.width();
    long more = random.nextLong(1, 4);
    return List.of(
        new long[] {2, channels + more, height, width},
        new long[] {2, channels, height + more, width},
        new long[] {2, channels, height, width - more},
        new long[] {2, channels, 1, 1},
        new long[] {2, height, width, channels},
        new long[] {2, channels * height * width},
        new long[] {2, channels, height * width},
        new long[] {2, channels, 1, height, width});
  }

  private static boolean refuses(ComputationGraph stock, INDArray input) {
    try {
      stock.outputSingle(input.dup());
      return false;
    } catch (RuntimeException e) {
      return true;
    }
  }
}
