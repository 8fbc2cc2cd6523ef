package io.github.lac4j.datasets.augment;

/** The interval [0, 1], in which the values of images lie. */
final class UnitInterval {

  private UnitInterval() {}

  static float clip(float value) {
    return Math.max(0f, Math.min(1f, value));
  }

  static void clip(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = clip(values[i]);
    }
  }
}
