package io.github.lac4j.core.optimizer;

import io.github.lac4j.core.vector.SumOfSquares;
import io.github.lac4j.core.vector.VectorRule;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The squares of {@code ||w||} and {@code ||g + d w||}, over w and g; changes neither.
 *
 * @param weightDecay d
 */
record SquaredNorms(double weightDecay) implements VectorRule {

  @Override
  public int sums() {
    return 2;
  }

  @Override
  public void apply(float[][] blocks, int length, double[] sums) {
    float[] w = blocks[0];
    float[] g = blocks[1];
    float d = (float) weightDecay;
    for (int i = 0; i < length; i++) {
      g[i] += d * w[i];
    }
    sums[0] += SumOfSquares.of(w, length);
    sums[1] += SumOfSquares.of(g, length);
  }

  @Override
  public void apply(double[][] blocks, int length, double[] sums) {
    double[] w = blocks[0];
    double[] g = blocks[1];
    for (int i = 0; i < length; i++) {
      g[i] += weightDecay * w[i];
    }
    sums[0] += SumOfSquares.of(w, length);
    sums[1] += SumOfSquares.of(g, length);
  }

  @Override
  public void apply(INDArray[] vectors, INDArray scratch, double[] sums) {
    InPlace.sumScaled(vectors[1], weightDecay, vectors[0], scratch);
    sums[0] = InPlace.squaredNorm(vectors[0]);
    sums[1] = InPlace.squaredNorm(scratch);
  }
}
