package io.github.lac4j.datasets.split;

import io.github.lac4j.core.registry.Setting;

/**
 * How much of a training part is used.
 *
 * @param trainingShare the part of every class, more than 0; 1 for all
 * @param subsetSeed by which it is chosen, where less than all is
 */
public record SubsetConfig(
    @Setting(
            meaning = "part of the training images of every class that is used",
            allowed = "above 0, at most 1")
        double trainingShare,
    @Setting(meaning = "seed that chooses this part") long subsetSeed) {

  /** Uses all images. */
  public SubsetConfig() {
    this(1, 0);
  }

  /**
   * Checks the share.
   *
   * @throws IllegalArgumentException if it is out of range
   */
  public SubsetConfig {
    if (!(trainingShare > 0 && trainingShare <= 1)) {
      throw new IllegalArgumentException(
          "trainingShare is %s; it must be more than 0 and at most 1".formatted(trainingShare));
    }
  }
}
