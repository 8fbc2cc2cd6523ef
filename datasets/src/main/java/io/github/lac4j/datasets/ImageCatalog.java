package io.github.lac4j.datasets;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
import java.util.List;
import java.util.Objects;

/** What is known of the images of a set beside their pixels; never changes. */
public final class ImageCatalog {

  private final String name;
  private final ImageShape shape;
  private final List<String> classNames;
  private final int[] labels;
  private final String source;

  /**
   * Copies the names and labels, and checks them.
   *
   * @param name the name of the set
   * @param shape the size of every image
   * @param classNames one name for every class; empty if there are no labels
   * @param labels N labels from 0 to the number of classes - 1, or all {@link
   *     ImageDataset#UNLABELLED} if there are no classes
   * @param source where the images came from, in words
   * @throws IllegalArgumentException if there is no image or a label has no class
   */
  public ImageCatalog(
      String name, ImageShape shape, List<String> classNames, int[] labels, String source) {
    this.name = requireNonNull(name, "name is null");
    this.shape = requireNonNull(shape, "shape is null");
    this.classNames = List.copyOf(requireNonNull(classNames, "classNames is null"));
    this.labels = requireNonNull(labels, "labels is null").clone();
    this.source = requireNonNull(source, "source is null");
    if (labels.length == 0) {
      throw new IllegalArgumentException(
          "The data set %s has no images; give it at least one".formatted(name));
    }
    requireClasses();
  }

  /** Returns the name of the set. */
  public String name() {
    return name;
  }

  /** Returns the size of every image. */
  public ImageShape shape() {
    return shape;
  }

  /** Returns the names of the classes; none if the images have no labels. */
  public List<String> classNames() {
    return classNames;
  }

  /** Returns N, the number of images. */
  public int size() {
    return labels.length;
  }

  /**
   * Returns the label of one image.
   *
   * @throws IndexOutOfBoundsException if there is no such image
   */
  public int label(int index) {
    return labels[Objects.checkIndex(index, labels.length)];
  }

  /** Says where the images came from. */
  public String source() {
    return source;
  }

  /** Returns name, number, size and source of the images. */
  @Override
  public String toString() {
    return "%s (%d images of %s, %s)".formatted(name, labels.length, shape, source);
  }

  private void requireClasses() {
    int classes = classNames.size();
    for (int i = 0; i < labels.length; i++) {
      int label = labels[i];
      if (classes == 0 && label != ImageDataset.UNLABELLED) {
        throw new IllegalArgumentException(
            "The label of image %d is %d; without class names it must be %d"
                .formatted(i, label, ImageDataset.UNLABELLED));
      }
      if (classes > 0 && (label < 0 || label >= classes)) {
        throw new IllegalArgumentException(
            "The label of image %d is %d; with %d class names it must be from 0 to %d"
                .formatted(i, label, classes, classes - 1));
      }
    }
  }
}
