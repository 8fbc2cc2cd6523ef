package io.github.lac4j.evaluation.report;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A row of a table compared with another one, over the seeds that both have.
 *
 * @param objective label of the row
 * @param seeds how many both have
 * @param meanDifference mean over these seeds of the row's number minus the other's; empty for none
 * @param test what the t-test says; empty where there is none
 * @param signFlipPValue p-value of the exact sign-flip permutation test, uncorrected; empty for one
 *     seed and for more than 20
 * @param untested why there is no t-test, in words
 */
public record Comparison(
    String objective,
    int seeds,
    OptionalDouble meanDifference,
    Optional<TestResult> test,
    OptionalDouble signFlipPValue,
    Optional<String> untested) {

  /** Checks that there is either a test or a reason. */
  public Comparison {
    requireNonNull(objective, "objective is null");
    requireNonNull(meanDifference, "meanDifference is null");
    requireNonNull(signFlipPValue, "signFlipPValue is null");
    if (test.isPresent() == untested.isPresent()) {
      throw new IllegalArgumentException(
          "A comparison has either a test or a reason why not, but %s has %s and %s"
              .formatted(objective, test, untested));
    }
  }

  /**
   * A paired t-test, two-sided.
   *
   * @param halfWidth the true mean difference lies within the mean one plus or minus this with a
   *     confidence of 95 %, uncorrected
   * @param pValue uncorrected
   * @param adjustedPValue after Holm's correction
   */
  public record TestResult(double halfWidth, double pValue, double adjustedPValue) {}
}
