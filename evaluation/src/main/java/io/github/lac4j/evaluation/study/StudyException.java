package io.github.lac4j.evaluation.study;

import java.util.List;
import java.util.stream.Collectors;

/** Tells everything that is wrong with a study before it runs. */
public final class StudyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<StudyProblem> problems;

  /**
   * Creates the exception from all problems; the message has one line for each.
   *
   * @param work what cannot run, for example {@code study}
   */
  public StudyException(String work, List<StudyProblem> problems) {
    super(message(work, problems));
    this.problems = List.copyOf(problems);
  }

  private static String message(String work, List<StudyProblem> problems) {
    String head =
        problems.size() == 1
            ? "The %s cannot run:".formatted(work)
            : "The %s cannot run for %d reasons:".formatted(work, problems.size());
    return problems.stream()
        .map(problem -> "\n  " + problem)
        .collect(Collectors.joining("", head, ""));
  }

  /** Returns the problems. */
  public List<StudyProblem> problems() {
    return problems;
  }
}
