package io.github.lac4j.core.optimizer;

import io.github.lac4j.core.vector.VectorRule;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A step along the gradient: {@code w = w - r (g + d w)}, over w and g.
 *
 * @param rate r
 * @param weightDecay d
 */
record Descent(double rate, double weightDecay) implements VectorRule {

  @Override
  public void apply(float[][] blocks, int length, double[] sums) {
    float[] w = blocks[0];
    float[] g = blocks[1];
    float r = (float) rate;
    float d = (float) weightDecay;
    for (int i = 0; i < length; i++) {
      w[i] -= r * (g[i] + d * w[i]);
    }
  }

  @Override
  public void apply(double[][] blocks, int length, double[] sums) {
    double[] w = blocks[0];
    double[] g = blocks[1];
    for (int i = 0; i < length; i++) {
      w[i] -= rate * (g[i] + weightDecay * w[i]);
    }
  }

  @Override
  public void apply(INDArray[] vectors, INDArray scratch, double[] sums) {
    INDArray w = vectors[0];
    INDArray g = vectors[1];
    InPlace.sumScaled(g, weightDecay, w, scratch);
    InPlace.addScaled(w, -rate, scratch);
  }
}
