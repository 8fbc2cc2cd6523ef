package io.github.lac4j.models.resnet;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.registry.Setting;

/**
 * The settings of a {@link ResNet}.
 *
 * @param stem what comes before the blocks
 * @param width channels of the stem and the first stage, 8 to 64; 64 in the paper
 */
public record ResNetConfig(
    @Setting(meaning = "first layers: cifar for small images, imagenet for large ones") Stem stem,
    @Setting(meaning = "channels of the first stage; 64 in the paper", allowed = "8 to 64")
        int width) {

  private static final int MINIMUM_WIDTH = 8;
  private static final int MAXIMUM_WIDTH = 64;

  /**
   * Checks the width.
   *
   * @throws IllegalArgumentException if the width is not allowed
   */
  public ResNetConfig {
    requireNonNull(stem, "stem is null");
    if (width < MINIMUM_WIDTH || width > MAXIMUM_WIDTH) {
      throw new IllegalArgumentException(
          "ResNet: width must be between %d and %d, but is %d"
              .formatted(MINIMUM_WIDTH, MAXIMUM_WIDTH, width));
    }
  }

  /** Returns the settings of the paper's narrowest stage, 64, with the stem for small images. */
  public static ResNetConfig defaults() {
    return new ResNetConfig(Stem.CIFAR, MAXIMUM_WIDTH);
  }
}
