package io.github.lac4j.evaluation.study;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is wrong with a study.
 *
 * @param place where it was written: a line of a file, or an option
 * @param reason what is wrong, and what would be right
 */
public record StudyProblem(String place, String reason) {

  /** Checks that nothing is null. */
  public StudyProblem {
    requireNonNull(place, "place is null");
    requireNonNull(reason, "reason is null");
  }

  @Override
  public String toString() {
    return place + ": " + reason;
  }
}
