package io.github.lac4j.contrastive.loss;

import java.util.Arrays;

/** How much each positive pair counts, as a function of the cosines of all pairs. */
interface PositiveWeights {

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
}
