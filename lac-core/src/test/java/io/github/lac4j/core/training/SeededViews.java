package io.github.lac4j.core.training;

import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.view.Batch;
import io.github.lac4j.core.view.ViewSource;
import io.github.lac4j.core.view.ViewStream;
import io.github.lac4j.core.view.Views;
import java.util.NoSuchElementException;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Random images of 1 x 2 x 2, a pure function of epoch and step, in a buffer that is reused. */
final class SeededViews implements ViewSource {

  static final int IMAGES = 8;

  private final Seed seed;
  private final int stepsPerEpoch;
  private final INDArray buffer = Nd4j.zeros(DataType.FLOAT, IMAGES, 1, 2, 2);
  private int opened;
  private int closed;

  SeededViews(Seed seed, int stepsPerEpoch) {
    this.seed = seed;
    this.stepsPerEpoch = stepsPerEpoch;
  }

  int opened() {
    return opened;
  }

  int closed() {
    return closed;
  }

  @Override
  public int stepsPerEpoch() {
    return stepsPerEpoch;
  }

  @Override
  public ViewStream open(int epoch, int firstStep) {
    opened++;
    return new ViewStream() {
      private int step = firstStep;

      @Override
      public boolean hasNext() {
        return step < stepsPerEpoch;
      }

      @Override
      public Batch next() {
        if (!hasNext()) {
          throw new NoSuchElementException("The epoch is over");
        }
        RandomGenerator random = seed.derive(epoch).derive(step).generator();
        INDArray flat = buffer.reshape('c', new long[] {buffer.length()});
        for (long i = 0; i < flat.length(); i++) {
          flat.putScalar(i, random.nextGaussian());
        }
        step++;
        return Batch.of(new Views(buffer, 1));
      }

      @Override
      public void close() {
        closed++;
      }
    };
  }
}
