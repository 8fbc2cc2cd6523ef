package io.github.lac4j.datasets.augment;

import java.util.random.RandomGenerator;

/**
 * One random change of an image that keeps its size and leaves values in [0, 1].
 *
 * <p>An operation is immutable and may be used by many threads at once, each with a buffer and a
 * generator of its own. It draws all chance from the generator, and allocates no pixel buffers.
 */
public interface ImageOperation {

  /**
   * Changes the image.
   *
   * @param image values in [0, 1]
   * @param random where all chance is drawn from
   */
  void apply(ImageBuffer image, RandomGenerator random);
}
