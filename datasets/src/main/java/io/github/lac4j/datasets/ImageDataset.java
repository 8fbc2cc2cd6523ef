package io.github.lac4j.datasets;

import io.github.lac4j.core.file.ContentDigest;
import io.github.lac4j.core.file.ContentDigest.Algorithm;
import io.github.lac4j.core.image.ImageShape;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;

/**
 * A set of equally sized images, in a fixed order, with labels or without.
 *
 * <p>Pixels are bytes from 0 to 255 (Java's byte is signed: use {@code value & 0xff}), channel by
 * channel, each channel row by row (C x H x W). An instance never changes and may be read by many
 * threads at once.
 */
public interface ImageDataset {

  /** The label of every image of a set that has no classes. */
  int UNLABELLED = -1;

  /** Returns the name of the set, for example {@code fashion-mnist}. */
  String name();

  /** Returns the size of every image. */
  ImageShape shape();

  /**
   * Returns the names of the classes; the label of an image is an index into this list. The list is
   * empty if the images have no labels.
   */
  List<String> classNames();

  /** Returns the number of images. */
  int size();

  /**
   * Copies the pixels of one image.
   *
   * @param index from 0 to {@link #size()} - 1
   * @param target receives C x H x W bytes from its start; longer is allowed
   * @throws IndexOutOfBoundsException if there is no such image or the target is too short
   */
  void copyPixels(int index, byte[] target);

  /**
   * Returns the label of one image, an index into {@link #classNames()}, or {@link #UNLABELLED} if
   * the set has no classes.
   *
   * @param index from 0 to {@link #size()} - 1
   * @throws IndexOutOfBoundsException if there is no such image
   */
  int label(int index);

  /**
   * Returns the SHA-256 digest of the content as 64 lower-case hexadecimal digits.
   *
   * <p>Digested are, in this order: channels, height, width, number of images, every label (each as
   * a big-endian 32-bit integer), and all pixels. The name, the class names and the place that the
   * set was read from do not count.
   */
  String fingerprint();

  /** Says where the images came from, in words for a report: embedded, or the path of the files. */
  String source();

  /** Says whether the images have labels. */
  default boolean labelled() {
    return !classNames().isEmpty();
  }

  /** Returns the labels of all images in order, in a new array. */
  default int[] labels() {
    int[] labels = new int[size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = label(i);
    }
    return labels;
  }

  /** Reads all images of a set and returns the digest that {@link #fingerprint()} promises. */
  static String fingerprintOf(ImageDataset dataset) {
    ImageShape shape = dataset.shape();
    int[] labels = dataset.labels();
    ByteBuffer header = ByteBuffer.allocate(Integer.BYTES * (4 + labels.length));
    header.putInt(shape.channels()).putInt(shape.height()).putInt(shape.width());
    header.putInt(labels.length);
    header.asIntBuffer().put(labels);
    MessageDigest sha256 = Algorithm.SHA_256.start();
    sha256.update(header.array());
    byte[] pixels = new byte[shape.size()];
    for (int i = 0; i < labels.length; i++) {
      dataset.copyPixels(i, pixels);
      sha256.update(pixels);
    }
    return ContentDigest.of(Algorithm.SHA_256, sha256).hex();
  }
}
