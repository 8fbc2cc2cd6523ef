package io.github.lac4j.datasets;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The parts of a data set.
 *
 * @param train labelled images that are learnt from
 * @param validation labelled images on which settings are chosen, if there are such; see {@link
 *     io.github.lac4j.datasets.split.ValidationSplit}, which cuts them off
 * @param test what is measured on, never learnt from
 * @param unlabelled further images for pretraining, without labels, if the set has such
 */
public record DatasetSplits(
    ImageDataset train,
    Optional<ImageDataset> validation,
    ImageDataset test,
    Optional<ImageDataset> unlabelled) {

  /** Joins the parts of a set that has labels for all its images. */
  public DatasetSplits(ImageDataset train, ImageDataset test) {
    this(train, test, Optional.empty());
  }

  /** Joins the parts of a set that has no validation part of its own. */
  public DatasetSplits(ImageDataset train, ImageDataset test, Optional<ImageDataset> unlabelled) {
    this(train, Optional.empty(), test, unlabelled);
  }

  /**
   * Checks that the parts belong together.
   *
   * @throws IllegalArgumentException if image shapes or class names differ
   */
  public DatasetSplits {
    requireNonNull(train, "train is null");
    requireNonNull(validation, "validation is null");
    requireNonNull(test, "test is null");
    requireNonNull(unlabelled, "unlabelled is null");
    requireSameShape("test images", test, train);
    requireSameClasses("test", test, train);
    if (validation.isPresent()) {
      requireSameShape("validation images", validation.get(), train);
      requireSameClasses("validation", validation.get(), train);
    }
    if (unlabelled.isPresent()) {
      requireSameShape("images without labels", unlabelled.get(), train);
    }
  }

  /** Returns what is pretrained on: the images without labels, or else the training images. */
  public ImageDataset pretraining() {
    return unlabelled.orElse(train);
  }

  private static void requireSameShape(String what, ImageDataset part, ImageDataset train) {
    if (!part.shape().equals(train.shape())) {
      throw new IllegalArgumentException(
          "Training images are %s but %s are %s; all parts need one shape"
              .formatted(train.shape(), what, part.shape()));
    }
  }

  private static void requireSameClasses(String what, ImageDataset part, ImageDataset train) {
    if (!part.classNames().equals(train.classNames())) {
      throw new IllegalArgumentException(
          "The classes of the training part are %s but those of the %s part are %s; all parts need the same"
              .formatted(train.classNames(), what, part.classNames()));
    }
  }
}
