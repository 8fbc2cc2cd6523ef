package io.github.lac4j.models.onednn.lowering;

import java.util.Arrays;

/**
 * A 3 x 3 kernel over an image doubled by nearest neighbours, as four kernels over the image
 * itself.
 *
 * <p>An output pixel at row 2i + a reads rows 2i + a - 1 to 2i + a + 1 of the doubled image, which
 * are copies of two rows of the image: for a = 0 of i - 1 (one) and i (two of them), for a = 1 of i
 * (two) and i + 1 (one). So each of the four phases (a, b) is a convolution by a 3 x 3 kernel whose
 * entries are sums of the original's, with zeros in one row and one column.
 */
final class PhaseKernel {

  private static final int SIDE = 3;
  private static final int AREA = SIDE * SIDE;

  private PhaseKernel() {}

  /** Returns the row (or column) of a phase's kernel that takes a row of the original kernel. */
  private static int position(int phase, int original) {
    return phase == 0 ? (original + 1) / 2 : 1 + original / 2;
  }

  /**
   * Writes the kernels of all phases.
   *
   * @param kernels each of 3 x 3, one after the other
   * @param phases four times as many: all of phase (0, 0), then (0, 1), (1, 0), (1, 1)
   */
  static void expand(float[] kernels, float[] phases) {
    Arrays.fill(phases, 0);
    for (int phase = 0; phase < 4; phase++) {
      int shift = phase * kernels.length;
      for (int kernel = 0; kernel < kernels.length; kernel += AREA) {
        for (int row = 0; row < SIDE; row++) {
          int to = shift + kernel + position(phase / 2, row) * SIDE;
          for (int column = 0; column < SIDE; column++) {
            phases[to + position(phase % 2, column)] += kernels[kernel + row * SIDE + column];
          }
        }
      }
    }
  }

  /** Adds the gradients of the phases' kernels up to those of the original kernels. */
  static void collect(float[] phases, float[] kernels) {
    Arrays.fill(kernels, 0);
    for (int phase = 0; phase < 4; phase++) {
      int shift = phase * kernels.length;
      for (int kernel = 0; kernel < kernels.length; kernel += AREA) {
        for (int row = 0; row < SIDE; row++) {
          int from = shift + kernel + position(phase / 2, row) * SIDE;
          for (int column = 0; column < SIDE; column++) {
            kernels[kernel + row * SIDE + column] += phases[from + position(phase % 2, column)];
          }
        }
      }
    }
  }
}
