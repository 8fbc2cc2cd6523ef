package io.github.lac4j.datasets.augment;

/**
 * For every place along one side of a resized image: which pixels of the original count, and how
 * much.
 *
 * <p>The tables are kept from call to call and grow only.
 */
final class ResamplingAxis {

  private boolean linear;
  private int taps;
  private int[] first = {};
  private int[] second = {};
  private float[] weights = {};

  /**
   * Makes room for a side of at most {@code from} pixels that becomes one of {@code to}, so that
   * nothing need grow later.
   */
  void reserve(Interpolation interpolation, int from, int to) {
    if (first.length < to) {
      first = new int[to];
      second = new int[to];
    }
    int most = to * Math.max(2, taps(interpolation, from, to));
    if (weights.length < most) {
      weights = new float[most];
    }
  }

  /** Fills the tables for a side of {@code from} pixels that becomes one of {@code to}. */
  void prepare(Interpolation interpolation, int from, int to) {
    linear = interpolation == Interpolation.BILINEAR && from <= to;
    if (linear) {
      prepareLinear(from, to);
    } else {
      prepareFilter(interpolation, from, to);
    }
  }

  private void prepareLinear(int from, int to) {
    taps = 2;
    float step = (float) from / to;
    for (int i = 0; i < to; i++) {
      float source = Math.max(0f, (i + 0.5f) * step - 0.5f);
      first[i] = Math.min((int) source, from - 1);
      second[i] = Math.min(first[i] + 1, from - 1);
      weights[i] = source - first[i];
    }
  }

  private void prepareFilter(Interpolation interpolation, int from, int to) {
    double step = (double) from / to;
    double stretch = Math.max(1, step);
    double reach = interpolation.support() * stretch;
    taps = taps(interpolation, from, to);
    for (int i = 0; i < to; i++) {
      double centre = step * (i + 0.5);
      int low = Math.max(0, (int) (centre - reach + 0.5));
      int high = Math.min(from, (int) (centre + reach + 0.5));
      double sum = 0;
      for (int j = low; j < high; j++) {
        sum += interpolation.weight((j - centre + 0.5) / stretch);
      }
      // All places have the same number of taps; those too many have a weight of zero.
      first[i] = Math.min(low, from - taps);
      for (int tap = 0; tap < taps; tap++) {
        int j = first[i] + tap;
        weights[i * taps + tap] =
            j < low || j >= high
                ? 0f
                : (float) (interpolation.weight((j - centre + 0.5) / stretch) / sum);
      }
    }
  }

  private static int taps(Interpolation interpolation, int from, int to) {
    // Without shrinking a filter meets exactly twice its reach; with it the ends may add one.
    int most =
        from <= to
            ? 2 * interpolation.support()
            : 2 * (int) Math.ceil(interpolation.support() * ((double) from / to)) + 1;
    return Math.min(from, most);
  }

  /**
   * Says whether each place lies between two pixels, {@code first} and {@code second}, as far from
   * the first one as the weight says.
   */
  boolean isLinear() {
    return linear;
  }

  /** Returns the number of pixels that count for each place. */
  int taps() {
    return taps;
  }

  /** Returns the first pixel of each place. */
  int[] first() {
    return first;
  }

  /** Returns the second pixel of each place, if linear. */
  int[] second() {
    return second;
  }

  /** Returns one weight for each place if linear, otherwise one for each of its taps. */
  float[] weights() {
    return weights;
  }
}
