package io.github.lac4j.datasets.augment;

import io.github.lac4j.core.image.ImageShape;

/** The grey value of a colour, with the weights of ITU-R BT.601. */
final class Luminance {

  private static final float RED = 0.299f;
  private static final float GREEN = 0.587f;
  private static final float BLUE = 0.114f;

  private Luminance() {}

  static float of(float red, float green, float blue) {
    return RED * red + GREEN * green + BLUE * blue;
  }

  /** Returns true for red, green and blue, false for grey, and fails for anything else. */
  static boolean isColour(ImageShape shape) {
    return switch (shape.channels()) {
      case 1 -> false;
      case 3 -> true;
      default ->
          throw new IllegalArgumentException(
              "Colours need 1 (grey) or 3 (red, green, blue) channels, but the image is %s; use a"
                      .formatted(shape)
                  + " recipe without colour operations");
    };
  }
}
