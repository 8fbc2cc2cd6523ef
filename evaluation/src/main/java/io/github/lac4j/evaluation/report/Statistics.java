package io.github.lac4j.evaluation.report;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Mean and spread of a number over seeds.
 *
 * @param count how many numbers, 1 or more
 * @param mean their mean
 * @param deviation the sample standard deviation (dividing by count - 1); empty for one number,
 *     which says nothing about spread
 */
public record Statistics(int count, double mean, OptionalDouble deviation) {

  /** Checks that there is something to speak of. */
  public Statistics {
    requireNonNull(deviation, "deviation is null");
    if (count < 1) {
      throw new IllegalArgumentException("count must be 1 or more, but is " + count);
    }
  }

  /**
   * Returns the statistics of some numbers.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Statistics of(List<Double> numbers) {
    requireNonNull(numbers, "numbers is null");
    int count = numbers.size();
    if (count == 0) {
      throw new IllegalArgumentException("There are no numbers; give 1 or more");
    }
    double mean = numbers.stream().mapToDouble(Double::doubleValue).sum() / count;
    if (count == 1) {
      return new Statistics(1, mean, OptionalDouble.empty());
    }
    double squares = numbers.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
    return new Statistics(count, mean, OptionalDouble.of(Math.sqrt(squares / (count - 1))));
  }
}
