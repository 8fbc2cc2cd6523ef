package io.github.lac4j.datasets.mapped;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.Fingerprint;
import io.github.lac4j.datasets.ImageDataset;
import java.util.List;
import java.util.Objects;

/**
 * An image set whose pixels stay in memory-mapped files; only the labels are on the heap.
 *
 * <p>The fingerprint is computed when it is first asked for, since that reads everything.
 */
public final class MappedImageDataset implements ImageDataset {

  /** The order in which a file holds the pixels of one channel. */
  public enum PixelOrder {
    /** Row by row. */
    ROWS,
    /** Column by column, as MATLAB writes. */
    COLUMNS
  }

  private final String name;
  private final ImageShape shape;
  private final List<String> classNames;
  private final MappedRecords records;
  private final int offset;
  private final PixelOrder order;
  private final int[] labels;
  private final String source;
  private volatile String fingerprint;

  /**
   * Joins records and labels.
   *
   * @param name the name of the set
   * @param shape the size of every image
   * @param classNames one name for every class; empty if there are no labels
   * @param records the records that hold the pixels
   * @param offset where in a record the pixels start
   * @param order the order of the pixels of one channel
   * @param labels N labels, all {@link ImageDataset#UNLABELLED} if there are no classes
   * @param source where the images came from, in words
   * @throws IllegalArgumentException if the numbers of records and labels differ, the records are
   *     too short, or a label has no class
   */
  public MappedImageDataset(
      String name,
      ImageShape shape,
      List<String> classNames,
      MappedRecords records,
      int offset,
      PixelOrder order,
      int[] labels,
      String source) {
    this.name = requireNonNull(name, "name is null");
    this.shape = requireNonNull(shape, "shape is null");
    this.classNames = List.copyOf(requireNonNull(classNames, "classNames is null"));
    this.records = requireNonNull(records, "records is null");
    this.offset = offset;
    this.order = requireNonNull(order, "order is null");
    this.labels = requireNonNull(labels, "labels is null").clone();
    this.source = requireNonNull(source, "source is null");
    if (labels.length != records.count()) {
      throw new IllegalArgumentException(
          "%s has %d records but %d labels".formatted(name, records.count(), labels.length));
    }
    Objects.checkFromIndexSize(offset, shape.size(), records.recordLength());
    ImageDataset.requireLabels(labels, classNames.size());
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
    if (order == PixelOrder.ROWS) {
      records.copy(index, offset, target, shape.size());
      return;
    }
    byte[] columns = new byte[shape.size()];
    records.copy(index, offset, columns, columns.length);
    int height = shape.height();
    int width = shape.width();
    for (int channel = 0; channel < shape.channels(); channel++) {
      int plane = channel * height * width;
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          target[plane + y * width + x] = columns[plane + x * height + y];
        }
      }
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
      known = Fingerprint.of(this);
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
}
