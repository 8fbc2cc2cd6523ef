package io.github.lac4j.datasets;

import static java.util.Objects.requireNonNull;

/**
 * The two parts of a data set.
 *
 * @param train what is learnt from
 * @param test what is measured on, never learnt from
 */
public record DatasetSplits(ImageDataset train, ImageDataset test) {

  /**
   * Checks that the parts belong together.
   *
   * @throws IllegalArgumentException if image shapes or class names differ
   */
  public DatasetSplits {
    requireNonNull(train, "train is null");
    requireNonNull(test, "test is null");
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
  }
}
