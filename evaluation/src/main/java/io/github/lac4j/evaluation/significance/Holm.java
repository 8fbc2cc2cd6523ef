package io.github.lac4j.evaluation.significance;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holm's correction of p-values for several comparisons (Holm 1979, "A simple sequentially
 * rejective multiple test procedure").
 *
 * <pre>
 *   adjusted p of rank i (from 1) = min(1, max over j up to i of (m - j + 1) p of rank j)
 * </pre>
 *
 * <p>If every comparison whose adjusted p-value is below 0.05 is called a difference, the chance of
 * calling even one wrongly is below 0.05, however the comparisons depend on one another.
 */
public final class Holm {

  private Holm() {}

  /**
   * Adjusts the p-values of a family.
   *
   * @param pValues each from 0 to 1
   * @return the adjusted ones, in the order given
   * @throws IllegalArgumentException if one is not from 0 to 1
   */
  public static List<Double> adjust(List<Double> pValues) {
    if (!pValues.stream().allMatch(p -> p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("p-values are from 0 to 1, but these are " + pValues);
    }
    int count = pValues.size();
    List<Integer> ascending =
        IntStream.range(0, count).boxed().sorted(Comparator.comparing(pValues::get)).toList();
    Double[] adjusted = new Double[count];
    double largest = 0;
    for (int rank = 0; rank < count; rank++) {
      int position = ascending.get(rank);
      largest = Math.max(largest, (count - rank) * pValues.get(position));
      adjusted[position] = Math.min(1, largest);
    }
    return List.of(adjusted);
  }
}
