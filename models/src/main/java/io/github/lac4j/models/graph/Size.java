package io.github.lac4j.models.graph;

/**
 * A height and a width in pixels.
 *
 * @param height rows
 * @param width columns
 */
public record Size(int height, int width) {

  /** Returns the size that one of DL4J's pairs (rows, columns) means. */
  static Size of(int[] pair) {
    return new Size(pair[0], pair.length > 1 ? pair[1] : pair[0]);
  }
}
