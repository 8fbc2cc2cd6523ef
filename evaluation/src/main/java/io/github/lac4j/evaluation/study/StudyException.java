package io.github.lac4j.evaluation.study;

import java.util.List;
import java.util.stream.Collectors;

/** Tells everything that is wrong with a study before it runs. */
public final class StudyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * Creates the exception from all problems; the message has one line for each.
   *
   * @param work what cannot run, for example {@code study}
   */
  public StudyException(String work, List<Problem> problems) {
    super(message(work, problems));
    this.problems = List.copyOf(problems);
  }

  private static String message(String work, List<Problem> problems) {
    String head =
        problems.size() == 1
            ? "The %s cannot run:".formatted(work)
            : "The %s cannot run for %d reasons:".formatted(work, problems.size());
    return problems.stream()
        .map(problem -> "\n  " + problem)
        .collect(Collectors.joining("", head, ""));
  }

  /** Returns the problems. */
  public List<Problem> problems() {
    return problems;
  }

  /**
   * One thing that is wrong with a study.
   *
   * @param place where it was written: a line of a file, or an option
   * @param reason what is wrong, and what would be right
   */
  public record Problem(String place, String reason) {

    @Override
    public String toString() {
      return place + ": " + reason;
    }
  }
}
