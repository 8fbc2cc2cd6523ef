package io.github.lac4j.datasets.split;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.check.Checks;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.registry.Setting;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.ImageDataset;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How a validation part is cut off the training part of a data set: by chance, with the same share
 * of every class.
 *
 * <p>The seed is part of the setting and not that of a run, so that all runs of a study choose
 * settings on the same images.
 *
 * <pre>{@code
 * DatasetSplits splits = new ValidationSplit(0.1, 0).of(definition.open(where));
 * ImageDataset chosenOn = splits.validation().orElseThrow();
 * ImageDataset onePercent = LabelFraction.ONE_PERCENT.of(splits.train());
 * }</pre>
 *
 * @param share the part of the training images, more than 0 and less than 1
 * @param seed equal seeds cut equally
 */
public record ValidationSplit(
    @Setting(meaning = "part of every class that is kept out", allowed = "above 0, below 1")
        double share,
    @Setting(meaning = "seed that chooses this part") long seed) {

  /**
   * Checks the share.
   *
   * @throws IllegalArgumentException if it is not between 0 and 1
   */
  public ValidationSplit {
    Checks.requireShare("The share", share);
  }

  /**
   * Returns the same set with fewer training images and a validation part; nothing is copied. The
   * images without labels, if there are such, stay as they are.
   *
   * @throws IllegalArgumentException if the set has a validation part of its own or no labels, or a
   *     class would have no image on one side
   */
  public DatasetSplits of(DatasetSplits whole) {
    requireNonNull(whole, "whole is null");
    if (whole.validation().isPresent()) {
      throw new IllegalArgumentException(
          "%s has a validation part of %d images, which is used as it is; leave out the share"
              .formatted(whole.train().name(), whole.validation().get().size()));
    }
    TrainValidation cut = TrainValidation.cut(whole.train(), share, new Seed(seed));
    return new DatasetSplits(
        cut.train(), Optional.of(cut.validation()), whole.test(), whole.unlabelled());
  }

  /**
   * A set cut into a part to learn from and a part to choose settings on.
   *
   * @param train the larger part, in the order of the set
   * @param validation the rest, in the order of the set
   */
  public record TrainValidation(ImageDataset train, ImageDataset validation) {

    /**
     * Cuts a set by chance, with the same share of every class; {@link BalancedSelection} states
     * the rule.
     *
     * @param validationShare the part of the images for validation, more than 0 and less than 1
     * @param seed equal seeds cut equally
     * @throws IllegalArgumentException if the set has no labels, or a class would have no image on
     *     one side
     */
    public static TrainValidation cut(ImageDataset dataset, double validationShare, Seed seed) {
      requireLabelled(dataset);
      int[] chosen =
          BalancedSelection.choose(dataset.labels(), dataset.classNames(), validationShare, seed);
      boolean[] isChosen = new boolean[dataset.size()];
      for (int index : chosen) {
        isChosen[index] = true;
      }
      int[] rest = IntStream.range(0, isChosen.length).filter(i -> !isChosen[i]).toArray();
      return new TrainValidation(new ImageSubset(dataset, rest), new ImageSubset(dataset, chosen));
    }

    static void requireLabelled(ImageDataset dataset) {
      if (!dataset.labelled()) {
        throw new IllegalArgumentException(
            "%s (%s) has no labels and cannot be cut class by class; sort its images into one folder for each class"
                .formatted(dataset.name(), dataset.source()));
      }
    }
  }
}
