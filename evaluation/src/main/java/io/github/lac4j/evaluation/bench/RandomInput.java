package io.github.lac4j.evaluation.bench;

import io.github.lac4j.core.random.Seed;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Arrays of chance, in float, the same every time. */
final class RandomInput {

  private static final Seed SEED = new Seed(1);

  private RandomInput() {}

  /** Returns numbers from 0 to 1. */
  static INDArray uniform(String purpose, int... shape) {
    RandomGenerator random = SEED.derive(purpose).generator();
    float[] values = new float[size(shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return Nd4j.create(values, longs(shape), 'c');
  }

  /** Returns normally distributed numbers. */
  static INDArray normal(String purpose, int... shape) {
    RandomGenerator random = SEED.derive(purpose).generator();
    float[] values = new float[size(shape)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Nd4j.create(values, longs(shape), 'c');
  }

  private static int size(int[] shape) {
    return Arrays.stream(shape).reduce(1, Math::multiplyExact);
  }

  private static long[] longs(int[] shape) {
    return Arrays.stream(shape).asLongStream().toArray();
  }
}
