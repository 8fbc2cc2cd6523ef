package io.github.lac4j.core.network;

import io.github.lac4j.core.vector.VectorRule;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A step of a copy towards its original: {@code copy = m copy + (1 - m) original}.
 *
 * @param momentum m, the share of the copy that stays
 */
record MovingAverage(double momentum) implements VectorRule {

  @Override
  public void apply(float[][] blocks, int length, double[] sums) {
    float[] copy = blocks[0];
    float[] original = blocks[1];
    float kept = (float) momentum;
    float taken = (float) (1 - momentum);
    for (int i = 0; i < length; i++) {
      copy[i] = kept * copy[i] + taken * original[i];
    }
  }

  @Override
  public void apply(double[][] blocks, int length, double[] sums) {
    double[] copy = blocks[0];
    double[] original = blocks[1];
    for (int i = 0; i < length; i++) {
      copy[i] = momentum * copy[i] + (1 - momentum) * original[i];
    }
  }

  @Override
  public void apply(INDArray[] vectors, INDArray scratch, double[] sums) {
    vectors[1].muli(1 - momentum, scratch);
    vectors[0].muli(momentum).addi(scratch);
  }
}
