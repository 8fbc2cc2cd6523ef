package io.github.lac4j.evaluation.significance;

import java.util.OptionalDouble;

/**
 * The exact permutation test of paired differences, two-sided: if the two series were alike, each
 * difference could as well have had the other sign.
 *
 * <p>The p-value is the share of all 2^n choices of signs whose sum is at least as far from 0 as
 * that of the differences. It supposes nothing about their distribution, and is never below {@code
 * 2 / 2^n}: with fewer than 6 pairs it cannot reach 0.05.
 */
public final class SignFlipPermutation {

  /** A million choices of signs, which take some milliseconds. */
  static final int MOST_PAIRS = 20;

  /** Sums that are equal but for the order of their roundings count as equal. */
  private static final double ROUNDING = 1e-12;

  private SignFlipPermutation() {}

  /** Returns the p-value, or nothing for more than 20 pairs, which are too many to enumerate. */
  public static OptionalDouble pValue(PairedDifferences differences) {
    int pairs = differences.pairs();
    if (pairs > MOST_PAIRS) {
      return OptionalDouble.empty();
    }
    double[] values = differences.values().stream().mapToDouble(Math::abs).toArray();
    double observed = Math.abs(differences.values().stream().mapToDouble(x -> x).sum());
    double total = 0;
    for (double value : values) {
      total += value;
    }
    double threshold = observed - ROUNDING * total;
    // Flipping all signs changes nothing, so the last one may stay as it is.
    int choices = 1 << (pairs - 1);
    int extreme = 0;
    for (int signs = 0; signs < choices; signs++) {
      double sum = 0;
      for (int i = 0; i < pairs; i++) {
        sum += (signs >> i & 1) == 0 ? values[i] : -values[i];
      }
      if (Math.abs(sum) >= threshold) {
        extreme++;
      }
    }
    return OptionalDouble.of((double) extreme / choices);
  }
}
