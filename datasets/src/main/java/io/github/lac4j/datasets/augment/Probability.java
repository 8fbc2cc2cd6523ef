package io.github.lac4j.datasets.augment;

/** The check that a parameter is a probability. */
final class Probability {

  private Probability() {}

  static double require(double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "The probability is %s; it must be from 0 to 1".formatted(probability));
    }
    return probability;
  }
}
