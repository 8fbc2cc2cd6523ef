package io.github.lac4j.datasets.folder;

import io.github.lac4j.core.check.Checks;
import io.github.lac4j.core.registry.Setting;

/**
 * How a folder of pictures becomes an image set.
 *
 * @param size height and width of the images; pictures are scaled until they cover the square, and
 *     the middle is cut out, see {@link io.github.lac4j.datasets.picture.CoverFit}
 * @param grey whether images have one channel instead of three
 * @param skipBroken whether pictures that cannot be read are left out instead of being an error
 * @param testShare the part of every class that is kept for testing, if the folder has no test part
 * @param splitSeed the seed by which that part is chosen
 */
public record ImageFolderConfig(
    @Setting(
            meaning = "height and width; pictures are scaled, the middle is cut out",
            allowed = "1 to 1024")
        int size,
    @Setting(meaning = "one channel instead of three") boolean grey,
    @Setting(meaning = "leave out pictures that cannot be read instead of stopping")
        boolean skipBroken,
    @Setting(
            meaning = "part of every class that is kept for testing, without a test part",
            allowed = "above 0, below 1")
        double testShare,
    @Setting(meaning = "seed that chooses this part") long splitSeed) {

  private static final int LARGEST = 1024;

  /** Returns images of 3 x 64 x 64, a fifth of which are for testing. */
  public ImageFolderConfig() {
    this(64, false, false, 0.2, 0);
  }

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException naming the first wrong one
   */
  public ImageFolderConfig {
    if (size < 1 || size > LARGEST) {
      throw new IllegalArgumentException(
          "size is %d; it must be from 1 to %d".formatted(size, LARGEST));
    }
    Checks.requireShare("testShare", testShare);
  }
}
