package io.github.lac4j.datasets.split;

import io.github.lac4j.core.random.Seed;
import io.github.lac4j.datasets.ImageDataset;
import java.util.stream.IntStream;

/**
 * A set cut into a part to learn from and a part to choose settings on.
 *
 * @param train the larger part, in the order of the set
 * @param validation the rest, in the order of the set
 */
public record TrainValidation(ImageDataset train, ImageDataset validation) {

  /**
   * Cuts a set by chance, with the same share of every class; {@link BalancedSelection} states the
   * rule.
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
