package io.github.lac4j.datasets.augment;

import io.github.lac4j.core.image.ImageShape;
import java.util.random.RandomGenerator;

/**
 * One random change of an image that leaves values in [0, 1]; {@link Normalization} alone leaves
 * that interval.
 *
 * <p>An operation is immutable and may be used by many threads at once, each with a buffer and a
 * generator of its own. It draws all chance from the generator, and allocates nothing: a collection
 * of garbage during a training step costs more than a view.
 */
public interface ImageOperation {

  /**
   * Changes the image.
   *
   * @param image values in [0, 1]
   * @param random where all chance is drawn from
   */
  void apply(ImageBuffer image, RandomGenerator random);

  /**
   * Returns the size of what comes out for an image of a size; most operations keep it.
   *
   * @throws IllegalArgumentException if the operation cannot deal with images of this size
   */
  default ImageShape resultShape(ImageShape shape) {
    return shape;
  }
}
