package io.github.lac4j.evaluation.execution;

/**
 * How a study ended.
 *
 * @param finished cells that have all their numbers
 * @param failed cells whose training diverged or collapsed
 * @param stopped cells that stopped for another reason; the study can be run again to go on
 */
public record StudyOutcome(int finished, int failed, int stopped) {

  /** Says whether every cell has its numbers. */
  public boolean isComplete() {
    return failed == 0 && stopped == 0;
  }
}
