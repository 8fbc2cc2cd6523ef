package io.github.lac4j.evaluation.cell;

/** Which images the numbers of a study are of. */
public enum JudgedOn {
  /** The test images, for final numbers. */
  TEST,
  /** The part of the training images that is kept out, for choosing settings. */
  VALIDATION
}
