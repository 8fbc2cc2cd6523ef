package io.github.lac4j.core.autoencoder;

import io.github.lac4j.core.vector.SumOfSquares;
import io.github.lac4j.core.vector.VectorRule;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@code result = scale (a - b)}, and the sum of {@code (a - b)^2}, over the result, a and b.
 *
 * @param scale the factor
 */
record ScaledDifference(double scale) implements VectorRule {

  @Override
  public int sums() {
    return 1;
  }

  @Override
  public void apply(float[][] blocks, int length, double[] sums) {
    float[] result = blocks[0];
    float[] a = blocks[1];
    float[] b = blocks[2];
    float factor = (float) scale;
    for (int i = 0; i < length; i++) {
      a[i] -= b[i];
      result[i] = factor * a[i];
    }
    sums[0] += SumOfSquares.of(a, length);
  }

  @Override
  public void apply(double[][] blocks, int length, double[] sums) {
    double[] result = blocks[0];
    double[] a = blocks[1];
    double[] b = blocks[2];
    for (int i = 0; i < length; i++) {
      a[i] -= b[i];
      result[i] = scale * a[i];
    }
    sums[0] += SumOfSquares.of(a, length);
  }

  @Override
  public void apply(INDArray[] vectors, INDArray scratch, double[] sums) {
    INDArray result = vectors[0];
    vectors[1].sub(vectors[2], result);
    result.mul(result, scratch);
    sums[0] = scratch.sumNumber().doubleValue();
    result.muli(scale);
  }
}
