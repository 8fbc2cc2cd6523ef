package io.github.lac4j.evaluation.diagnostic;

import io.github.lac4j.core.vector.Vectors;

/**
 * How near two views of an image come to one another: mean over images of the squared distance of
 * their unit features, from 0 to 4; less is nearer.
 *
 * <p>Wang and Isola 2020, "Understanding contrastive representation learning through alignment and
 * uniformity on the hypersphere", with alpha 2.
 */
public final class Alignment {

  private Alignment() {}

  /**
   * Returns the alignment of two views.
   *
   * @param first features of one view, N x D, not normalised
   * @param second features of the other view, N x D, row by row of the same images
   * @throws IllegalArgumentException if there is no row, or their numbers differ
   */
  public static double of(double[][] first, double[][] second) {
    if (first.length == 0 || first.length != second.length) {
      throw new IllegalArgumentException(
          "Both views need the same images, 1 or more, but have %d and %d"
              .formatted(first.length, second.length));
    }
    double[][] u = Uniformity.unitRows(first);
    double[][] v = Uniformity.unitRows(second);
    double sum = 0;
    for (int row = 0; row < u.length; row++) {
      sum += Vectors.squaredDistance(u[row], v[row]);
    }
    return sum / u.length;
  }
}
