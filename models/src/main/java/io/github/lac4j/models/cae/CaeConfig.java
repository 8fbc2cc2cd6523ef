package io.github.lac4j.models.cae;

import static java.util.Objects.requireNonNull;

/**
 * The settings of a {@link ConvolutionalAutoencoder}.
 *
 * @param width channels of the first layer, 8 to 64
 * @param readout how the code becomes features; training of the autoencoder does not depend on it
 */
public record CaeConfig(int width, Readout readout) {

  private static final int MINIMUM_WIDTH = 8;
  private static final int MAXIMUM_WIDTH = 64;

  /**
   * Checks the width.
   *
   * @throws IllegalArgumentException if the width is not allowed
   */
  public CaeConfig {
    requireNonNull(readout, "readout is null");
    if (width < MINIMUM_WIDTH || width > MAXIMUM_WIDTH) {
      throw new IllegalArgumentException(
          "Convolutional autoencoder: width must be between %d and %d, but is %d"
              .formatted(MINIMUM_WIDTH, MAXIMUM_WIDTH, width));
    }
  }

  /**
   * Returns settings that read the code out by averaging: features are then few (4w instead of 64w
   * for images of 32 x 32), and formed as those of a residual network are, so that a probe or a
   * nearest-neighbour search compares like with like.
   */
  public static CaeConfig ofWidth(int width) {
    return new CaeConfig(width, Readout.AVERAGE);
  }

  /** Returns a width of 32, read out by averaging. */
  public static CaeConfig defaults() {
    return ofWidth(32);
  }
}
