package io.github.lac4j.datasets.augment;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.random.Seed;
import java.util.random.RandomGenerator;

/** Images to try operations on. */
final class Images {

  private Images() {}

  static ImageBuffer of(ImageShape shape, float... values) {
    ImageBuffer image = new ImageBuffer(shape);
    image.load(values);
    return image;
  }

  /** Returns an image of independent uniform values. */
  static ImageBuffer random(ImageShape shape, long seed) {
    RandomGenerator random = new Seed(seed).generator();
    ImageBuffer image = new ImageBuffer(shape);
    for (int i = 0; i < shape.size(); i++) {
      image.values()[i] = random.nextFloat();
    }
    return image;
  }
}
