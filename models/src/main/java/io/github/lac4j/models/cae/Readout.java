package io.github.lac4j.models.cae;

/** How the code, a stack of small feature maps, becomes a row of features. */
public enum Readout {
  /** The mean of each map: N x 4w, whatever the size of the images. */
  AVERAGE,
  /** Every value of every map, in the order channel, row, column. */
  FLATTEN
}
