package io.github.lac4j.evaluation.report;

/** What the rows of a table are compared with. */
public enum Against {
  /** The row without pretraining. */
  CONTROL,
  /** The row with the highest mean. */
  BEST
}
