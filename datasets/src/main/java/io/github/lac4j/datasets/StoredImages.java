package io.github.lac4j.datasets;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
import java.util.List;
import java.util.Objects;

/**
 * An image set whose pixels are records: in memory-mapped files, or in one array on the heap.
 *
 * <p>The fingerprint is computed when it is first asked for, since that reads everything.
 */
public final class StoredImages implements ImageDataset {

  /** The order in which a file holds the pixels of one channel. */
  public enum PixelOrder {
    /** Row by row. */
    ROWS,
    /** Column by column, as MATLAB writes; for square images. */
    COLUMNS
  }

  private final String name;
  private final ImageShape shape;
  private final List<String> classNames;
  private final int[] labels;
  private final String source;
  private final Records records;
  private final int offset;
  private final PixelOrder order;
  private volatile String fingerprint;

  /**
   * Wraps pixels and labels; the pixels are not copied, since they may fill most of the heap, so
   * the caller must not write to them again.
   *
   * @param name the name of the set
   * @param shape the size of every image
   * @param classNames one name for every class
   * @param pixels N x C x H x W bytes
   * @param labels N labels from 0 to the number of classes - 1, or all {@link
   *     ImageDataset#UNLABELLED} if there are no classes
   * @param source where the images came from, in words
   * @throws IllegalArgumentException if there is no image, the number of pixels does not fit the
   *     number of labels, or a label has no class
   */
  public StoredImages(
      String name,
      ImageShape shape,
      List<String> classNames,
      byte[] pixels,
      int[] labels,
      String source) {
    this(name, shape, classNames, labels, source, onHeap(name, pixels, labels, shape));
  }

  private static Records onHeap(String name, byte[] pixels, int[] labels, ImageShape shape) {
    requireNonNull(pixels, "pixels is null");
    requireImages(name, labels);
    if (pixels.length != (long) labels.length * shape.size()) {
      throw new IllegalArgumentException(
          "%d labels of %s images need %d bytes of pixels, but there are %d"
              .formatted(labels.length, shape, (long) labels.length * shape.size(), pixels.length));
    }
    return Records.of(pixels, shape.size());
  }

  /** Joins records that are nothing but pixels, row by row, and what is known of them. */
  public StoredImages(
      String name,
      ImageShape shape,
      List<String> classNames,
      int[] labels,
      String source,
      Records records) {
    this(name, shape, classNames, labels, source, records, 0, PixelOrder.ROWS);
  }

  /**
   * Joins records and what is known of them.
   *
   * @param name the name of the set
   * @param shape the size of every image
   * @param classNames one name for every class; empty if there are no labels
   * @param labels N labels, as above; copied
   * @param source where the images came from, in words
   * @param records the records that hold the pixels
   * @param offset where in a record the pixels start
   * @param order the order of the pixels of one channel
   * @throws IllegalArgumentException if there is no image, the numbers of records and labels
   *     differ, a label has no class, or images that are stored by columns are not square
   * @throws IndexOutOfBoundsException if the records are too short
   */
  public StoredImages(
      String name,
      ImageShape shape,
      List<String> classNames,
      int[] labels,
      String source,
      Records records,
      int offset,
      PixelOrder order) {
    this.name = requireNonNull(name, "name is null");
    this.shape = requireNonNull(shape, "shape is null");
    this.classNames = List.copyOf(requireNonNull(classNames, "classNames is null"));
    this.labels = requireNonNull(labels, "labels is null").clone();
    this.source = requireNonNull(source, "source is null");
    this.records = requireNonNull(records, "records is null");
    this.offset = offset;
    this.order = requireNonNull(order, "order is null");
    requireImages(name, labels);
    requireClasses();
    if (labels.length != records.count()) {
      throw new IllegalArgumentException(
          "%s has %d records but %d labels".formatted(name, records.count(), labels.length));
    }
    Objects.checkFromIndexSize(offset, shape.size(), records.recordLength());
    if (order == PixelOrder.COLUMNS && shape.height() != shape.width()) {
      throw new IllegalArgumentException(
          "The images of %s are %s; only square ones can be stored by columns"
              .formatted(name, shape));
    }
  }

  private static void requireImages(String name, int[] labels) {
    if (labels.length == 0) {
      throw new IllegalArgumentException(
          "The data set %s has no images; give it at least one".formatted(name));
    }
  }

  private void requireClasses() {
    int classes = classNames.size();
    for (int i = 0; i < labels.length; i++) {
      int label = labels[i];
      if (classes == 0 && label != UNLABELLED) {
        throw new IllegalArgumentException(
            "The label of image %d is %d; without class names it must be %d"
                .formatted(i, label, UNLABELLED));
      }
      if (classes > 0 && (label < 0 || label >= classes)) {
        throw new IllegalArgumentException(
            "The label of image %d is %d; with %d class names it must be from 0 to %d"
                .formatted(i, label, classes, classes - 1));
      }
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ImageShape shape() {
    return shape;
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public int size() {
    return labels.length;
  }

  @Override
  public void copyPixels(int index, byte[] target) {
    records.copy(index, offset, target, shape.size());
    if (order == PixelOrder.COLUMNS) {
      transpose(target);
    }
  }

  @Override
  public int label(int index) {
    return labels[Objects.checkIndex(index, labels.length)];
  }

  @Override
  public String fingerprint() {
    String known = fingerprint;
    if (known == null) {
      // Two threads may both compute it; they get the same.
      known = ImageDataset.fingerprintOf(this);
      fingerprint = known;
    }
    return known;
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public String toString() {
    return "%s (%d images of %s, %s)".formatted(name, labels.length, shape, source);
  }

  /** Turns columns into rows in place: allocating for every image would be slow. */
  private void transpose(byte[] pixels) {
    int side = shape.width();
    for (int plane = 0; plane < shape.size(); plane += side * side) {
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < y; x++) {
          int here = plane + y * side + x;
          int there = plane + x * side + y;
          byte former = pixels[here];
          pixels[here] = pixels[there];
          pixels[there] = former;
        }
      }
    }
  }
}
