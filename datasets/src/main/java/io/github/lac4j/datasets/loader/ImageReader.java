package io.github.lac4j.datasets.loader;

import io.github.lac4j.datasets.ImageDataset;

/** Reads images as values in [0, 1] into one reused array; for one thread. */
final class ImageReader {

  private static final float[] VALUE_OF_BYTE = new float[256];

  static {
    for (int i = 0; i < VALUE_OF_BYTE.length; i++) {
      VALUE_OF_BYTE[i] = i / 255f;
    }
  }

  private final ImageDataset dataset;
  private final byte[] bytes;
  private final float[] values;

  ImageReader(ImageDataset dataset) {
    this.dataset = dataset;
    this.bytes = new byte[dataset.shape().size()];
    this.values = new float[bytes.length];
  }

  /** Returns C x H x W values, valid until the next call. */
  float[] read(int index) {
    dataset.copyPixels(index, bytes);
    for (int i = 0; i < bytes.length; i++) {
      values[i] = VALUE_OF_BYTE[bytes[i] & 0xff];
    }
    return values;
  }
}
