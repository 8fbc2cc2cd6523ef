package io.github.lac4j.evaluation.exhibit;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.projection.TsneConfig;

/**
 * The settings of {@link ExhibitMaker}.
 *
 * @param images test images with neighbours, and test images reconstructed
 * @param neighbors training images beside each
 * @param mapPoints test images on a map; time grows with its square
 * @param tsne the settings of t-SNE
 */
public record ExhibitConfig(int images, int neighbors, int mapPoints, TsneConfig tsne) {

  /** Ten images with eight neighbours each, and maps of 500 points, which take about a second. */
  public ExhibitConfig() {
    this(10, 8, 500, new TsneConfig());
  }

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is below 1, or above what {@link Exhibits} hold
   */
  public ExhibitConfig {
    requireNonNull(tsne, "tsne is null");
    requireFrom1To(Exhibits.MOST_IMAGES, "images", images);
    requireFrom1To(Exhibits.MOST_NEIGHBORS, "neighbors", neighbors);
    requireFrom1To(Exhibits.MOST_POINTS, "mapPoints", mapPoints);
  }

  private static void requireFrom1To(int most, String name, int value) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(
          "%s must be from 1 to %d, but is %d".formatted(name, most, value));
    }
  }
}
