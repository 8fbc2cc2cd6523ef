package io.github.lac4j.evaluation.online;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.random.Seed;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.split.ImageSubset;
import java.util.Arrays;

/**
 * Takes some of the images of a data set, so that judging an encoder again and again stays cheap.
 *
 * <p>The choice depends on the sizes only: every objective, seed and epoch is judged on the same
 * images.
 */
public final class BoundedImages {

  private static final Seed CHOICE = new Seed(0).derive("online evaluation");

  private BoundedImages() {}

  /**
   * Returns a data set of at most so many labelled images to fit on and to judge on, drawn by
   * chance and in the order of the whole set; a part that is small enough is taken whole.
   *
   * @throws IllegalArgumentException if a number is below 1
   */
  public static DatasetSplits of(DatasetSplits images, int train, int test) {
    requireNonNull(images, "images is null");
    if (train < 1 || test < 1) {
      throw new IllegalArgumentException(
          "There must be 1 or more images to fit on and to judge on, but they are %d and %d"
              .formatted(train, test));
    }
    return new DatasetSplits(atMost(train, images.train()), atMost(test, images.test()));
  }

  private static ImageDataset atMost(int count, ImageDataset images) {
    if (images.size() <= count) {
      return images;
    }
    int[] chosen = Arrays.copyOf(CHOICE.permutation(images.size()), count);
    Arrays.sort(chosen);
    return new ImageSubset(images, chosen);
  }
}
