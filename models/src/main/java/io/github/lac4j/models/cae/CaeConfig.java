package io.github.lac4j.models.cae;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.registry.Setting;
import java.util.ArrayList;
import java.util.List;

/**
 * The settings of a {@link ConvolutionalAutoencoder}.
 *
 * @param width channels of the first layer, 8 to 64
 * @param convolutionsPerStage convolutions at each of the three resolutions, 1 to 32; the first of
 *     them halves it, the others keep it
 * @param readout how the code becomes features; training of the autoencoder does not depend on it
 */
public record CaeConfig(
    @Setting(meaning = "channels of the first layer", allowed = "8 to 64") int width,
    @Setting(meaning = "convolutions at each of the three resolutions", allowed = "1 to 32")
        int convolutionsPerStage,
    @Setting(meaning = "how the code becomes features: mean of each map, or all values")
        Readout readout) {

  private static final int MINIMUM_WIDTH = 8;
  private static final int MAXIMUM_WIDTH = 64;
  private static final int MAXIMUM_CONVOLUTIONS = 32;

  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if a size is not allowed; the message lists all that are not
   */
  public CaeConfig {
    requireNonNull(readout, "readout is null");
    List<String> problems = new ArrayList<>();
    require(problems, "width", width, MINIMUM_WIDTH, MAXIMUM_WIDTH);
    require(problems, "convolutionsPerStage", convolutionsPerStage, 1, MAXIMUM_CONVOLUTIONS);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(
          "Convolutional autoencoder: " + String.join("; ", problems));
    }
  }

  private static void require(
      List<String> problems, String name, int value, int minimum, int maximum) {
    if (value < minimum || value > maximum) {
      problems.add(
          "%s must be between %d and %d, but is %d".formatted(name, minimum, maximum, value));
    }
  }

  /**
   * Returns settings of one convolution a stage that read the code out by averaging: features are
   * then few (4w instead of 64w for images of 32 x 32), and formed as those of a residual network
   * are, so that a probe or a nearest-neighbour search compares like with like.
   */
  public static CaeConfig ofWidth(int width) {
    return new CaeConfig(width, 1, Readout.AVERAGE);
  }

  /** Returns a width of 32, read out by averaging. */
  public static CaeConfig defaults() {
    return ofWidth(32);
  }
}
