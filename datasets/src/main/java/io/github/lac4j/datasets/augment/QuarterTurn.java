package io.github.lac4j.datasets.augment;

import io.github.lac4j.core.image.ImageShape;
import java.util.random.RandomGenerator;

/**
 * Turns the image counter-clockwise by a fixed number of quarter turns, without any loss; nothing
 * is drawn.
 *
 * <p>A recipe whose four views turn by 0, 1, 2 and 3 quarters shows what rotation prediction
 * (Gidaris et al. 2018) learns from. An odd number exchanges height and width.
 *
 * @param quarters from 0 to 3
 */
public record QuarterTurn(int quarters) implements ImageOperation {

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if it is not from 0 to 3
   */
  public QuarterTurn {
    if (quarters < 0 || quarters > 3) {
      throw new IllegalArgumentException(
          "The number of quarter turns is %d; it must be from 0 to 3".formatted(quarters));
    }
  }

  @Override
  public void apply(ImageBuffer image, RandomGenerator random) {
    turn(image, quarters);
  }

  @Override
  public ImageShape resultShape(ImageShape shape) {
    return quarters % 2 == 0
        ? shape
        : new ImageShape(shape.channels(), shape.width(), shape.height());
  }

  static void turn(ImageBuffer image, int quarters) {
    if (quarters == 0) {
      return;
    }
    int height = image.shape().height();
    int width = image.shape().width();
    int plane = height * width;
    float[] from = image.values();
    boolean odd = quarters % 2 == 1;
    int newHeight = odd ? width : height;
    int newWidth = odd ? height : width;
    float[] to = image.replace(newHeight, newWidth);
    for (int offset = 0; offset < from.length; offset += plane) {
      for (int y = 0; y < newHeight; y++) {
        for (int x = 0; x < newWidth; x++) {
          int source =
              switch (quarters) {
                case 1 -> x * width + width - 1 - y;
                case 2 -> (height - 1 - y) * width + width - 1 - x;
                default -> (height - 1 - x) * width + y;
              };
          to[offset + y * newWidth + x] = from[offset + source];
        }
      }
    }
  }
}
