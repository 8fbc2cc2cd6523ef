package io.github.lac4j.evaluation.jmh;

import io.github.lac4j.core.random.Seed;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Normally distributed floats, the same every time. */
final class RandomArrays {

  private RandomArrays() {}

  static INDArray matrix(String purpose, int rows, int columns) {
    return vector(purpose, rows * columns).reshape(rows, columns);
  }

  static INDArray vector(String purpose, int length) {
    RandomGenerator random = new Seed(1).derive(purpose).generator();
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Nd4j.createFromArray(values);
  }
}
