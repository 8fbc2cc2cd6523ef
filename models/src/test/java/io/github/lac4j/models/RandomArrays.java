package io.github.lac4j.models;

import io.github.lac4j.core.random.Seed;
import java.util.random.RandomGenerator;
import org.nd4j.common.util.ArrayUtil;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Inputs for tests, the same in every run. */
public final class RandomArrays {

  private RandomArrays() {}

  /** Returns an array of values in [0, 1), as images have them. */
  public static INDArray uniform(DataType dataType, long... shape) {
    RandomGenerator random = new Seed(5).derive("input").generator();
    double[] values = random.doubles(ArrayUtil.prodLong(shape)).toArray();
    return Nd4j.createFromArray(values).reshape(shape).castTo(dataType);
  }
}
