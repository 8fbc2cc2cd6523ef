package io.github.lac4j.models.convolution;

import io.github.lac4j.core.image.ImageShape;

/**
 * Height and width of feature maps, without channels.
 *
 * @param height rows
 * @param width columns
 */
public record Resolution(int height, int width) {

  /**
   * Checks that there is at least one pixel.
   *
   * @throws IllegalArgumentException if a side is below one
   */
  public Resolution {
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "Feature maps need 1 or more rows and columns, but have %d x %d"
              .formatted(height, width));
    }
  }

  /** Returns the resolution of an image. */
  public static Resolution of(ImageShape image) {
    return new Resolution(image.height(), image.width());
  }

  /** Returns what a convolution of stride two leaves: half of each side, rounded up. */
  public Resolution halved() {
    return new Resolution((height + 1) / 2, (width + 1) / 2);
  }

  /** Returns the shape of feature maps of this size. */
  public ImageShape withChannels(int channels) {
    return new ImageShape(channels, height, width);
  }
}
