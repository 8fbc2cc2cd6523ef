package io.github.lac4j.core.view;

import static java.util.Objects.requireNonNull;

import java.util.stream.IntStream;

/**
 * The input of one training step: views of N images, which images these are, and their labels if
 * the objective uses labels.
 *
 * <p>Views and arrays may be buffers that are filled again after the step: copy what you keep.
 */
public final class Batch {

  private final Views views;
  private final int[] indices;
  private final int[] labels;

  /**
   * Makes a batch without labels; nothing is copied.
   *
   * @param views of N images
   * @param indices of the N images in their data set
   * @throws IllegalArgumentException if the number of indices is not N
   */
  public Batch(Views views, int[] indices) {
    this(views, indices, null);
  }

  private Batch(Views views, int[] indices, int[] labels) {
    this.views = requireNonNull(views, "views is null");
    this.indices = requireOneEach("indices", indices);
    this.labels = labels;
  }

  /** Makes a batch without labels of a set that has these images only, numbered from 0. */
  public static Batch of(Views views) {
    return new Batch(views, IntStream.range(0, views.images()).toArray());
  }

  /**
   * Returns the same batch with labels; nothing is copied.
   *
   * @param given the label of each image
   * @throws IllegalArgumentException if the number of labels is not N
   */
  public Batch withLabels(int[] given) {
    return new Batch(views, indices, requireOneEach("labels", given));
  }

  private int[] requireOneEach(String what, int[] values) {
    requireNonNull(values, what + " is null");
    if (values.length != views.images()) {
      throw new IllegalArgumentException(
          "A batch of %d images has %d %s; it needs one for each image"
              .formatted(views.images(), values.length, what));
    }
    return values;
  }

  /** Returns the views of the images. */
  public Views views() {
    return views;
  }

  /** Returns N, the number of images. */
  public int images() {
    return indices.length;
  }

  /** Returns the index of each image in its data set; not a copy. */
  public int[] indices() {
    return indices;
  }

  /** Says whether the batch has labels. */
  public boolean labelled() {
    return labels != null;
  }

  /**
   * Returns the label of each image; not a copy.
   *
   * @throws IllegalStateException if the batch has none
   */
  public int[] labels() {
    if (labels == null) {
      throw new IllegalStateException(
          "The batch has no labels; an objective gets them if its view plan says that it uses them");
    }
    return labels;
  }
}
