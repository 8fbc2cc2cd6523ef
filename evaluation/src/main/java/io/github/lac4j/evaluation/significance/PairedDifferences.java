package io.github.lac4j.evaluation.significance;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;

/**
 * The differences of two series that were measured in pairs, for example with the same seeds.
 *
 * @param values first minus second, pair by pair
 * @param varying whether they differ from one another by more than the rounding of the numbers that
 *     they come from; a test that divides by their spread has no meaning otherwise
 */
public record PairedDifferences(List<Double> values, boolean varying) {

  /** Some ten thousand roundings of a double, relative to the numbers. */
  private static final double ROUNDING = 1e-12;

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is no pair
   */
  public PairedDifferences {
    values = List.copyOf(requireNonNull(values, "values is null"));
    if (values.isEmpty()) {
      throw new IllegalArgumentException("There is no pair; give 1 or more");
    }
  }

  /**
   * Subtracts the second series from the first.
   *
   * @throws IllegalArgumentException if the lengths differ, there is no pair, or a number is not
   *     finite
   */
  public static PairedDifferences of(double[] first, double[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(
          "Series of %d and %d numbers cannot be paired".formatted(first.length, second.length));
    }
    Double[] values = new Double[first.length];
    double largest = 0;
    for (int i = 0; i < first.length; i++) {
      if (!Double.isFinite(first[i]) || !Double.isFinite(second[i])) {
        throw new IllegalArgumentException(
            "Pair %d is %s and %s; both must be finite".formatted(i, first[i], second[i]));
      }
      values[i] = first[i] - second[i];
      largest = Math.max(largest, Math.max(Math.abs(first[i]), Math.abs(second[i])));
    }
    double range =
        Arrays.stream(values).mapToDouble(x -> x).max().orElse(0)
            - Arrays.stream(values).mapToDouble(x -> x).min().orElse(0);
    return new PairedDifferences(List.of(values), range > ROUNDING * largest);
  }

  /** Returns the number of pairs. */
  public int pairs() {
    return values.size();
  }

  /** Returns the mean difference. */
  public double mean() {
    return values.stream().mapToDouble(x -> x).sum() / pairs();
  }
}
