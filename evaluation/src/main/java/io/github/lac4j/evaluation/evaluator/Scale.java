package io.github.lac4j.evaluation.evaluator;

/** How a measure is to be read and printed. */
public enum Scale {
  /** A share of the images, from 0 to 1, printed as per cent; more is better. */
  ACCURACY,
  /** A number of its own kind, of which neither more nor less is better as such. */
  NUMBER
}
