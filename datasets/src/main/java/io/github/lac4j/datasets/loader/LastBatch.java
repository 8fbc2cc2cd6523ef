package io.github.lac4j.datasets.loader;

/** What becomes of the images at the end of an epoch that do not fill a batch. */
public enum LastBatch {
  /** They are left out; the next epoch's order brings them back. */
  DROP,
  /** They make a shorter batch, the last of the epoch. */
  KEEP
}
