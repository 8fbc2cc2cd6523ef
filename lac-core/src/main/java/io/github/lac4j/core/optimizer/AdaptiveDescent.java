package io.github.lac4j.core.optimizer;

import io.github.lac4j.core.vector.VectorRule;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A step of {@link Adam} or {@link AdamW}, over w, m, v and g:
 *
 * <pre>
 * g = g + d w
 * m = beta1 m + (1 - beta1) g
 * v = beta2 v + (1 - beta2) g^2
 * w = k w - r m / (sqrt(v) + e)
 * </pre>
 *
 * @param beta1 decay of the first moment
 * @param beta2 decay of the second moment
 * @param epsilon e, with the correction of the moments in it
 * @param weightDecay d, coupled
 * @param kept k, what the decoupled decay leaves
 * @param rate r, with the corrections of the moments in it
 */
record AdaptiveDescent(
    double beta1, double beta2, double epsilon, double weightDecay, double kept, double rate)
    implements VectorRule {

  @Override
  public void apply(float[][] blocks, int length, double[] sums) {
    float[] w = blocks[0];
    float[] m = blocks[1];
    float[] v = blocks[2];
    float[] g = blocks[3];
    float firstKept = (float) beta1;
    float firstNew = (float) (1 - beta1);
    float secondKept = (float) beta2;
    float secondNew = (float) (1 - beta2);
    float e = (float) epsilon;
    float d = (float) weightDecay;
    float k = (float) kept;
    float r = (float) rate;
    for (int i = 0; i < length; i++) {
      float gradient = g[i] + d * w[i];
      float first = firstKept * m[i] + firstNew * gradient;
      float second = secondKept * v[i] + secondNew * (gradient * gradient);
      m[i] = first;
      v[i] = second;
      w[i] = k * w[i] - r * first / ((float) Math.sqrt(second) + e);
    }
  }

  @Override
  public void apply(double[][] blocks, int length, double[] sums) {
    double[] w = blocks[0];
    double[] m = blocks[1];
    double[] v = blocks[2];
    double[] g = blocks[3];
    for (int i = 0; i < length; i++) {
      double gradient = g[i] + weightDecay * w[i];
      double first = beta1 * m[i] + (1 - beta1) * gradient;
      double second = beta2 * v[i] + (1 - beta2) * (gradient * gradient);
      m[i] = first;
      v[i] = second;
      w[i] = kept * w[i] - rate * first / (Math.sqrt(second) + epsilon);
    }
  }

  @Override
  public void apply(INDArray[] vectors, INDArray scratch, double[] sums) {
    INDArray w = vectors[0];
    INDArray m = vectors[1];
    INDArray v = vectors[2];
    INDArray g = vectors[3];
    InPlace.sumScaled(g, weightDecay, w, scratch);
    m.muli(beta1);
    InPlace.addScaled(m, 1 - beta1, scratch);
    scratch.muli(scratch);
    v.muli(beta2);
    InPlace.addScaled(v, 1 - beta2, scratch);
    InPlace.root(v, scratch);
    scratch.addi(epsilon);
    scratch.rdivi(m);
    w.muli(kept);
    InPlace.addScaled(w, -rate, scratch);
  }
}
