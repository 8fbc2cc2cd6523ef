package io.github.lac4j.core.part;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.checkpoint.Checkpointable;
import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import io.github.lac4j.core.loss.UnitEmbeddings;
import io.github.lac4j.core.random.Seed;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An array that a learner keeps from step to step: a memory bank, a centre, prototypes.
 *
 * @param array the values; live
 */
public record SavedArray(INDArray array) implements Checkpointable {

  /** Checks that the array is there. */
  public SavedArray {
    requireNonNull(array, "array is null");
  }

  /** Returns an array of zeros, such as DINO's centre before the first step. */
  public static SavedArray zeros(DataType dataType, long... shape) {
    return new SavedArray(Nd4j.zeros(dataType, shape));
  }

  /**
   * Returns random directions, one a row, such as prototypes or a bank before the first epoch.
   *
   * @param rows number of rows, 1 or more
   * @param dimension D, 1 or more
   */
  public static SavedArray directions(int rows, int dimension, DataType dataType, Seed seed) {
    RandomGenerator random = seed.generator();
    double[] values = new double[rows * dimension];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextGaussian();
    }
    INDArray gaussian = Nd4j.createFromArray(values).reshape(rows, dimension);
    return new SavedArray(UnitEmbeddings.of("directions", gaussian).rows().castTo(dataType));
  }

  /**
   * Returns a copy of some rows, for example of the images of a batch.
   *
   * @param indices which rows, in this order
   */
  public INDArray rows(int... indices) {
    return Nd4j.pullRows(array, 1, indices);
  }

  /**
   * Moves the array towards another: {@code a = momentum a + (1 - momentum) target}.
   *
   * @param momentum the share that stays, from 0 to 1
   * @param target of the same shape
   */
  public void moveTo(INDArray target, double momentum) {
    array.muli(momentum).addi(target.mul(1 - momentum));
  }

  @Override
  public void save(StateWriter writer) {
    writer.put("values", array);
  }

  @Override
  public void restore(StateReader reader) {
    reader.read("values", array);
  }
}
