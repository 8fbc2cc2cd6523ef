package io.github.lac4j.evaluation.evaluator;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.random.Seed;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.split.ImageSubset;
import java.util.Arrays;

/**
 * The labelled images of an evaluation.
 *
 * @param fit what evaluators are fitted on: training images
 * @param held what the numbers are of, and nothing is fitted to: test images, or validation images
 *     where settings are chosen
 */
public record EvaluationImages(ImageDataset fit, ImageDataset held) {

  private static final Seed CHOICE = new Seed(0).derive("online evaluation");

  /** Checks that nothing is null. */
  public EvaluationImages {
    requireNonNull(fit, "fit is null");
    requireNonNull(held, "held is null");
  }

  /** Takes the training images to fit on, and holds out the test images. */
  public static EvaluationImages of(DatasetSplits splits) {
    return new EvaluationImages(splits.train(), splits.test());
  }

  /**
   * Returns at most so many images to fit on and to hold out, drawn by chance and in the order of
   * the whole set; a part that is small enough is taken whole. So evaluating again and again stays
   * cheap.
   *
   * <p>The choice depends on the sizes only: every objective, seed and epoch is evaluated on the
   * same images.
   *
   * @throws IllegalArgumentException if a number is below 1
   */
  public EvaluationImages atMost(int fitted, int heldOut) {
    if (fitted < 1 || heldOut < 1) {
      throw new IllegalArgumentException(
          "There must be 1 or more images to fit on and to judge on, but they are %d and %d"
              .formatted(fitted, heldOut));
    }
    return new EvaluationImages(some(fitted, fit), some(heldOut, held));
  }

  private static ImageDataset some(int count, ImageDataset images) {
    if (images.size() <= count) {
      return images;
    }
    int[] chosen = Arrays.copyOf(CHOICE.permutation(images.size()), count);
    Arrays.sort(chosen);
    return new ImageSubset(images, chosen);
  }
}
