package io.github.lac4j.core.optimizer;

import io.github.lac4j.core.vector.VectorRule;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A step along the velocity, over w, v and g:
 *
 * <pre>
 * g = g + d w
 * v = m v + s g
 * w = w - (a g + r v)
 * </pre>
 *
 * @param momentum m
 * @param weightDecay d
 * @param gradientScale s: 1, or what LARS makes of the gradient
 * @param lookAheadRate a: the learning rate for Nesterov's variant, else 0
 * @param velocityRate r
 */
record MomentumDescent(
    double momentum,
    double weightDecay,
    double gradientScale,
    double lookAheadRate,
    double velocityRate)
    implements VectorRule {

  @Override
  public void apply(float[][] blocks, int length, double[] sums) {
    float[] w = blocks[0];
    float[] v = blocks[1];
    float[] g = blocks[2];
    float m = (float) momentum;
    float d = (float) weightDecay;
    float s = (float) gradientScale;
    float a = (float) lookAheadRate;
    float r = (float) velocityRate;
    for (int i = 0; i < length; i++) {
      float gradient = g[i] + d * w[i];
      float velocity = m * v[i] + s * gradient;
      v[i] = velocity;
      w[i] -= a * gradient + r * velocity;
    }
  }

  @Override
  public void apply(double[][] blocks, int length, double[] sums) {
    double[] w = blocks[0];
    double[] v = blocks[1];
    double[] g = blocks[2];
    for (int i = 0; i < length; i++) {
      double gradient = g[i] + weightDecay * w[i];
      double velocity = momentum * v[i] + gradientScale * gradient;
      v[i] = velocity;
      w[i] -= lookAheadRate * gradient + velocityRate * velocity;
    }
  }

  @Override
  public void apply(INDArray[] vectors, INDArray scratch, double[] sums) {
    INDArray w = vectors[0];
    INDArray v = vectors[1];
    INDArray g = vectors[2];
    InPlace.sumScaled(g, weightDecay, w, scratch);
    v.muli(momentum);
    InPlace.addScaled(v, gradientScale, scratch);
    InPlace.addScaled(w, -lookAheadRate, scratch);
    InPlace.addScaled(w, -velocityRate, v);
  }
}
