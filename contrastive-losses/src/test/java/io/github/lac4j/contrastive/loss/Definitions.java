package io.github.lac4j.contrastive.loss;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The losses as their papers write them: plain loops over double arrays. */
final class Definitions {

  private Definitions() {}

  static double infoNce(double[][] z1, double[][] z2, double temperature, boolean symmetric) {
    double forth = infoNceOneWay(z1, z2, temperature);
    return symmetric ? (forth + infoNceOneWay(z2, z1, temperature)) / 2 : forth;
  }

  private static double infoNceOneWay(double[][] queries, double[][] keys, double temperature) {
    double sum = 0;
    for (int i = 0; i < queries.length; i++) {
      double[] logits = new double[keys.length];
      for (int j = 0; j < keys.length; j++) {
        logits[j] = cosine(queries[i], keys[j]) / temperature;
      }
      sum += logSumExp(logits) - logits[i];
    }
    return sum / queries.length;
  }

  /** InfoNCE with negatives that all queries share; MoCo's loss if these are its queue. */
  static double givenNegatives(
      double[][] queries, double[][] positives, double[][] negatives, double temperature) {
    double sum = 0;
    for (int i = 0; i < queries.length; i++) {
      double[] logits = new double[1 + negatives.length];
      logits[0] = cosine(queries[i], positives[i]) / temperature;
      for (int j = 0; j < negatives.length; j++) {
        logits[1 + j] = cosine(queries[i], negatives[j]) / temperature;
      }
      sum += logSumExp(logits) - logits[0];
    }
    return sum / queries.length;
  }

  static double ntXent(double[][] z1, double[][] z2, double temperature) {
    double[][] all = Stream.of(z1, z2).flatMap(Stream::of).toArray(double[][]::new);
    int n = z1.length;
    double sum = 0;
    for (int i = 0; i < 2 * n; i++) {
      int anchor = i;
      double[] logits =
          IntStream.range(0, 2 * n)
              .filter(k -> k != anchor)
              .mapToDouble(k -> cosine(all[anchor], all[k]) / temperature)
              .toArray();
      sum += logSumExp(logits) - cosine(all[i], all[(i + n) % (2 * n)]) / temperature;
    }
    return sum / (2 * n);
  }

  /** The decoupled loss, image i's positives counting {@code weights[i]}. */
  static double decoupled(double[][] z1, double[][] z2, double temperature, double[] weights) {
    double[][] all = Stream.of(z1, z2).flatMap(Stream::of).toArray(double[][]::new);
    int n = z1.length;
    double sum = 0;
    for (int i = 0; i < 2 * n; i++) {
      int anchor = i;
      int positive = (i + n) % (2 * n);
      double[] negatives =
          IntStream.range(0, 2 * n)
              .filter(k -> k != anchor && k != positive)
              .mapToDouble(k -> cosine(all[anchor], all[k]) / temperature)
              .toArray();
      sum +=
          logSumExp(negatives) - weights[i % n] * cosine(all[anchor], all[positive]) / temperature;
    }
    return sum / (2 * n);
  }

  /** The weights of DCLW: 2 - exp(c_i / sigma) / mean of exp(c_j / sigma). */
  static double[] weights(double[][] z1, double[][] z2, double sigma) {
    double[] exponentials = new double[z1.length];
    double mean = 0;
    for (int i = 0; i < z1.length; i++) {
      exponentials[i] = Math.exp(cosine(z1[i], z2[i]) / sigma);
      mean += exponentials[i] / z1.length;
    }
    double[] weights = new double[z1.length];
    for (int i = 0; i < z1.length; i++) {
      weights[i] = 2 - exponentials[i] / mean;
    }
    return weights;
  }

  static double cosine(double[] a, double[] b) {
    double product = 0;
    double squaresOfA = 0;
    double squaresOfB = 0;
    for (int j = 0; j < a.length; j++) {
      product += a[j] * b[j];
      squaresOfA += a[j] * a[j];
      squaresOfB += b[j] * b[j];
    }
    return product
        / (Math.max(Math.sqrt(squaresOfA), 1e-12) * Math.max(Math.sqrt(squaresOfB), 1e-12));
  }

  private static double logSumExp(double[] logits) {
    double maximum = Double.NEGATIVE_INFINITY;
    for (double logit : logits) {
      maximum = Math.max(maximum, logit);
    }
    double sum = 0;
    for (double logit : logits) {
      sum += Math.exp(logit - maximum);
    }
    return maximum + Math.log(sum);
  }
}
