package io.github.lac4j.datasets;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The parts of a data set.
 *
 * @param train labelled images that are learnt from
 * @param test what is measured on, never learnt from
 * @param unlabelled further images for pretraining, without labels, if the set has such
 */
public record DatasetSplits(
    ImageDataset train, ImageDataset test, Optional<ImageDataset> unlabelled) {

  /** Joins the parts of a set that has labels for all its images. */
  public DatasetSplits(ImageDataset train, ImageDataset test) {
    this(train, test, Optional.empty());
  }

  /**
   * Checks that the parts belong together.
   *
   * @throws IllegalArgumentException if image shapes or class names differ
   */
  public DatasetSplits {
    requireNonNull(train, "train is null");
    requireNonNull(test, "test is null");
    requireNonNull(unlabelled, "unlabelled is null");
    if (!train.shape().equals(test.shape())) {
      throw new IllegalArgumentException(
          "Training images are %s but test images are %s; both parts need one shape"
              .formatted(train.shape(), test.shape()));
    }
    if (!train.classNames().equals(test.classNames())) {
      throw new IllegalArgumentException(
          "The classes of the training part are %s but those of the test part are %s"
              .formatted(train.classNames(), test.classNames()));
    }
    unlabelled
        .filter(images -> !images.shape().equals(train.shape()))
        .ifPresent(
            images -> {
              throw new IllegalArgumentException(
                  "Training images are %s but images without labels are %s; all parts need one shape"
                      .formatted(train.shape(), images.shape()));
            });
  }

  /** Returns what is pretrained on: the images without labels, or else the training images. */
  public ImageDataset pretraining() {
    return unlabelled.orElse(train);
  }
}
