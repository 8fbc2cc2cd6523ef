package io.github.lac4j.datasets.mapped;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.Fingerprint;
import io.github.lac4j.datasets.ImageCatalog;
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
    /** Column by column, as MATLAB writes; for square images. */
    COLUMNS
  }

  private final ImageCatalog catalog;
  private final MappedRecords records;
  private final int offset;
  private final PixelOrder order;
  private volatile String fingerprint;

  /**
   * Joins records and what is known of them.
   *
   * @param catalog names, size and labels of the images
   * @param records the records that hold the pixels
   * @param offset where in a record the pixels start
   * @param order the order of the pixels of one channel
   * @throws IllegalArgumentException if the numbers of records and labels differ, or images that
   *     are stored by columns are not square
   * @throws IndexOutOfBoundsException if the records are too short
   */
  public MappedImageDataset(
      ImageCatalog catalog, MappedRecords records, int offset, PixelOrder order) {
    this.catalog = requireNonNull(catalog, "catalog is null");
    this.records = requireNonNull(records, "records is null");
    this.offset = offset;
    this.order = requireNonNull(order, "order is null");
    if (catalog.size() != records.count()) {
      throw new IllegalArgumentException(
          "%s has %d records but %d labels"
              .formatted(catalog.name(), records.count(), catalog.size()));
    }
    Objects.checkFromIndexSize(offset, catalog.shape().size(), records.recordLength());
    if (order == PixelOrder.COLUMNS && catalog.shape().height() != catalog.shape().width()) {
      throw new IllegalArgumentException(
          "The images of %s are %s; only square ones can be stored by columns"
              .formatted(catalog.name(), catalog.shape()));
    }
  }

  @Override
  public String name() {
    return catalog.name();
  }

  @Override
  public ImageShape shape() {
    return catalog.shape();
  }

  @Override
  public List<String> classNames() {
    return catalog.classNames();
  }

  @Override
  public int size() {
    return catalog.size();
  }

  @Override
  public void copyPixels(int index, byte[] target) {
    records.copy(index, offset, target, catalog.shape().size());
    if (order == PixelOrder.COLUMNS) {
      transpose(target);
    }
  }

  @Override
  public int label(int index) {
    return catalog.label(index);
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
    return catalog.source();
  }

  @Override
  public String toString() {
    return catalog.toString();
  }

  /** Turns columns into rows in place: allocating for every image would be slow. */
  private void transpose(byte[] pixels) {
    int side = catalog.shape().width();
    for (int plane = 0; plane < catalog.shape().size(); plane += side * side) {
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
