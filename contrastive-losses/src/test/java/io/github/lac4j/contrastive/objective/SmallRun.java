package io.github.lac4j.contrastive.objective;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.view.Views;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

/** Runs of a few steps on images of 1 x 4 x 4, in double. */
final class SmallRun {

  static final int BATCH = 8;
  static final ImageShape SHAPE = new ImageShape(1, 4, 4);

  private SmallRun() {}

  static Run of(long seed) {
    return of(seed, BATCH, new Dl4jExecutor());
  }

  static Run of(long seed, int batch, Executor executor) {
    return new Run(new Seed(seed), batch, 3, 2, DataType.DOUBLE, executor);
  }

  static Views views(long step) {
    return views(step, BATCH);
  }

  static Views views(long step, int batch) {
    RandomGenerator random = new Seed(step).derive("views").generator();
    double[] pixels = new double[2 * batch * SHAPE.size()];
    Arrays.setAll(pixels, i -> random.nextDouble());
    return new Views(
        Nd4j.createFromArray(pixels)
            .reshape(2L * batch, SHAPE.channels(), SHAPE.height(), SHAPE.width()),
        2);
  }
}
