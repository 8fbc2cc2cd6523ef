package io.github.lac4j.evaluation.knn;

/** What makes training images near to a test image, and how much their votes count. */
public enum Distance {
  /**
   * The cosine of the two features: largest is nearest, and a vote counts {@code exp(cosine / T)}
   * (Wu et al. 2018, "Unsupervised feature learning via non-parametric instance discrimination",
   * section 3.4). Features that are all zero have cosine 0 to everything.
   */
  COSINE,
  /**
   * The Euclidean distance d of the features as they are: smallest is nearest, and a vote counts
   * {@code 1 / (d + 0.00001)}, as in solo-learn's classifier ({@code solo/utils/knn.py}). The
   * temperature has no part in it. scikit-learn's {@code weights="distance"} is {@code 1 / d}.
   */
  EUCLIDEAN
}
