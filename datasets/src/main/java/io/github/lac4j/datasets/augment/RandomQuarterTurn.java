package io.github.lac4j.datasets.augment;

import io.github.lac4j.core.image.ImageShape;
import java.util.random.RandomGenerator;

/** Turns a square image by 0, 1, 2 or 3 quarter turns, each equally likely, without any loss. */
public record RandomQuarterTurn() implements ImageOperation {

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the image is not square
   */
  @Override
  public void apply(ImageBuffer image, RandomGenerator random) {
    requireSquare(image.shape());
    QuarterTurn.turn(image, random.nextInt(4));
  }

  @Override
  public ImageShape resultShape(ImageShape shape) {
    requireSquare(shape);
    return shape;
  }

  private static void requireSquare(ImageShape shape) {
    if (shape.height() != shape.width()) {
      throw new IllegalArgumentException(
          "Random quarter turns need square images, but the image is %s; crop it to a square first"
              .formatted(shape));
    }
  }
}
