package io.github.lac4j.datasets.loader;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.StoredImages;
import java.util.List;
import java.util.stream.IntStream;

/** Small image sets. */
final class TestSets {

  private TestSets() {}

  /**
   * Returns images whose pixels all have the value of the image's index, at most 256, and whose
   * label is the index modulo 3.
   */
  static ImageDataset numbered(int size, ImageShape shape) {
    byte[] pixels = new byte[size * shape.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i / shape.size());
    }
    return new StoredImages(
        "numbered",
        shape,
        List.of("zero", "one", "two"),
        pixels,
        IntStream.range(0, size).map(i -> i % 3).toArray(),
        "test");
  }

  /** Returns images with a pattern that no augmentation leaves as it is. */
  static ImageDataset patterned(int size, ImageShape shape) {
    byte[] pixels = new byte[size * shape.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * 37 ^ i / 11);
    }
    return new StoredImages("patterned", shape, List.of("only"), pixels, new int[size], "test");
  }
}
