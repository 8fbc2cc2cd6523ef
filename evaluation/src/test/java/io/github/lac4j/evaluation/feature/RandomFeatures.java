package io.github.lac4j.evaluation.feature;

import io.github.lac4j.core.random.Seed;
import java.util.random.RandomGenerator;

/** Features drawn around one random centre a class. */
public final class RandomFeatures {

  private RandomFeatures() {}

  /**
   * Returns Gaussian features around Gaussian centres.
   *
   * @param centers seed of the centres: features of one task share it
   * @param noise seed of the images
   * @param spread deviation of images around their centre; centres have deviation 1
   */
  public static Features gaussian(
      Seed centers, Seed noise, int rows, int dimensions, int classes, double spread) {
    RandomGenerator centerRandom = centers.generator();
    double[][] center = new double[classes][dimensions];
    for (double[] one : center) {
      for (int d = 0; d < dimensions; d++) {
        one[d] = centerRandom.nextGaussian();
      }
    }
    RandomGenerator random = noise.generator();
    float[] values = new float[rows * dimensions];
    int[] labels = new int[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = random.nextInt(classes);
      for (int d = 0; d < dimensions; d++) {
        values[row * dimensions + d] =
            (float) (center[labels[row]][d] + spread * random.nextGaussian());
      }
    }
    return new Features(values, dimensions, labels, classes);
  }
}
