package io.github.lac4j.evaluation.knn;

import io.github.lac4j.evaluation.feature.Features;

/**
 * How features are laid out so that a product with an offset, {@code query x image + offset},
 * orders training images from the farthest to the nearest.
 */
interface FeatureSpace {

  /** Copies one row as products need it. */
  void copyRow(Features features, int row, float[] target);

  /** Returns what is added to each product with a row that was copied so. */
  float offset(float[] row);

  /**
   * Returns what the vote of a training image counts.
   *
   * @param train a row of the training features, and its similarity
   * @param test a row of the test features, and the similarity of its nearest training image
   */
  double vote(Neighbor train, Neighbor test);

  /**
   * A row of some features, and a similarity.
   *
   * @param features the features
   * @param row the row
   * @param similarity the product and its offset
   */
  record Neighbor(Features features, int row, float similarity) {}
}
