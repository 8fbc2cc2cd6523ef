package io.github.lac4j.contrastive.loss.kernel;

import java.util.Arrays;

/** How much each positive pair counts, as a function of the cosines of all pairs. */
public interface PositiveWeights {

  /** Every pair counts one. */
  PositiveWeights EQUAL =
      new PositiveWeights() {
        @Override
        public double[] weights(double[] cosines) {
          double[] weights = new double[cosines.length];
          Arrays.fill(weights, 1);
          return weights;
        }

        @Override
        public double[] gradientThroughWeights(double[] cosines) {
          return new double[cosines.length];
        }
      };

  /** Returns one weight for each pair. */
  double[] weights(double[] cosines);

  /** Returns d (- mean of w_i c_i) / d c_j as far as it goes through the weights. */
  double[] gradientThroughWeights(double[] cosines);

  /**
   * DCLW's weights: w_i = 2 - N softmax_i(c / sigma).
   *
   * @param sigma the temperature of the weights
   * @param detached whether the weights are constants for the gradient
   */
  record HardPositives(double sigma, boolean detached) implements PositiveWeights {

    @Override
    public double[] weights(double[] cosines) {
      double[] weights = softmax(cosines);
      for (int i = 0; i < weights.length; i++) {
        weights[i] = 2 - weights.length * weights[i];
      }
      return weights;
    }

    @Override
    public double[] gradientThroughWeights(double[] cosines) {
      double[] gradient = new double[cosines.length];
      if (detached) {
        return gradient;
      }
      double[] softmax = softmax(cosines);
      double mean = 0;
      for (int i = 0; i < cosines.length; i++) {
        mean += softmax[i] * cosines[i];
      }
      for (int i = 0; i < cosines.length; i++) {
        gradient[i] = softmax[i] * (cosines[i] - mean) / sigma;
      }
      return gradient;
    }

    private double[] softmax(double[] cosines) {
      double[] softmax = new double[cosines.length];
      double maximum = Double.NEGATIVE_INFINITY;
      for (double cosine : cosines) {
        maximum = Math.max(maximum, cosine);
      }
      double sum = 0;
      for (int i = 0; i < cosines.length; i++) {
        softmax[i] = Math.exp((cosines[i] - maximum) / sigma);
        sum += softmax[i];
      }
      for (int i = 0; i < cosines.length; i++) {
        softmax[i] /= sum;
      }
      return softmax;
    }
  }
}
