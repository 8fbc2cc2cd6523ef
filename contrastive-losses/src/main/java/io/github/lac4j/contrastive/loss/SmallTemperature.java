package io.github.lac4j.contrastive.loss;

import java.util.List;

/** Says what becomes of negatives at a temperature that single precision is too coarse for. */
final class SmallTemperature {

  /** exp(-103.97...) is the smallest float above 0. */
  private static final double LARGEST_EXPONENT = 103;

  private SmallTemperature() {}

  /** Returns a sentence, or none at the usual temperatures. */
  static List<String> notes(double temperature) {
    double reach = LARGEST_EXPONENT * temperature;
    return reach >= 1
        ? List.of()
        : List.of(
            "temperature %s: exp(cosine / temperature) underflows in single precision, so that negatives whose cosine is more than %.2g below the largest of a row have no gradient; temperatures from 0.05 to 0.5 are usual"
                .formatted(temperature, reach));
  }
}
