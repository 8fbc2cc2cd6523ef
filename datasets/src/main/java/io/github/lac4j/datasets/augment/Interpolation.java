package io.github.lac4j.datasets.augment;

/**
 * How values between the centres of pixels are found when an image is resized.
 *
 * <p>Centres lie at half-integers. Where a side shrinks, the filter is widened by the factor of
 * shrinking, so that every pixel counts (filtering against aliasing); weights that would fall
 * outside the box are left out and the others scaled to a sum of one. This is what PIL does, and
 * torchvision on float tensors with {@code antialias=True}.
 */
public enum Interpolation {

  /** A triangle over two pixels. */
  BILINEAR(1) {
    @Override
    double weight(double distance) {
      return Math.max(0, 1 - Math.abs(distance));
    }
  },

  /**
   * The cubic convolution of Keys (1981) over four pixels with a = -0.5.
   *
   * <p>The same in PIL, in TensorFlow 2, and in torchvision with {@code antialias=True}; with
   * {@code antialias=False} torchvision takes a = -0.75. Results are clipped to [0, 1], since a
   * cubic overshoots at edges.
   */
  BICUBIC(2) {
    @Override
    double weight(double distance) {
      double x = Math.abs(distance);
      if (x < 1) {
        return (1.5 * x - 2.5) * x * x + 1;
      }
      return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
    }
  };

  private final int support;

  Interpolation(int support) {
    this.support = support;
  }

  /** Returns how far the filter reaches to either side, in pixels, if nothing shrinks. */
  int support() {
    return support;
  }

  /** Returns the weight of a pixel at a distance from the place looked for. */
  abstract double weight(double distance);
}
