package io.github.lac4j.datasets.split;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.StoredImages;
import java.util.List;
import java.util.stream.IntStream;

/** Makes sets of one-pixel images with given labels; the pixel is the index. */
final class LabelledBytes {

  private LabelledBytes() {}

  static StoredImages of(String name, int classes, int... labels) {
    byte[] pixels = new byte[labels.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) i;
    }
    List<String> names = IntStream.range(0, classes).mapToObj(i -> "class " + i).toList();
    return new StoredImages(
        name, new ImageShape(1, 1, 1), names, pixels, labels, "made for a test");
  }

  /** Tiny-ImageNet-200 comes class by class, 500 images each. */
  static StoredImages officialTinyImageNet() {
    return of("tiny-imagenet-200", 200, IntStream.range(0, 100_000).map(i -> i / 500).toArray());
  }
}
