package io.github.lac4j.datasets;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
import java.util.List;
import java.util.Objects;

/** An image set whose pixels are held in one array on the heap. */
public final class InMemoryImageDataset implements ImageDataset {

  private final ImageCatalog catalog;
  private final byte[] pixels;
  private final String fingerprint;

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
  public InMemoryImageDataset(
      String name,
      ImageShape shape,
      List<String> classNames,
      byte[] pixels,
      int[] labels,
      String source) {
    this.catalog = new ImageCatalog(name, shape, classNames, labels, source);
    this.pixels = requireNonNull(pixels, "pixels is null");
    if (pixels.length != (long) labels.length * shape.size()) {
      throw new IllegalArgumentException(
          "%d labels of %s images need %d bytes of pixels, but there are %d"
              .formatted(labels.length, shape, (long) labels.length * shape.size(), pixels.length));
    }
    this.fingerprint = Fingerprint.of(this);
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
    Objects.checkIndex(index, catalog.size());
    int size = catalog.shape().size();
    System.arraycopy(pixels, index * size, target, 0, size);
  }

  @Override
  public int label(int index) {
    return catalog.label(index);
  }

  @Override
  public String fingerprint() {
    return fingerprint;
  }

  @Override
  public String source() {
    return catalog.source();
  }

  @Override
  public String toString() {
    return catalog.toString();
  }
}
