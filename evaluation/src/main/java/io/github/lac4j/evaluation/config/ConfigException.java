package io.github.lac4j.evaluation.config;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Collectors;

/** Says everything that is wrong with the settings given by a user, at once. */
public final class ConfigException extends RuntimeException {

  private final transient List<ConfigProblem> problems;

  /**
   * Creates an exception whose message has one line a problem.
   *
   * @throws IllegalArgumentException if there is no problem
   */
  public ConfigException(List<ConfigProblem> problems) {
    super(message(problems));
    this.problems = List.copyOf(problems);
  }

  private static String message(List<ConfigProblem> problems) {
    requireNonNull(problems, "problems is null");
    if (problems.isEmpty()) {
      throw new IllegalArgumentException("There is no problem; do not throw");
    }
    String head =
        problems.size() == 1 ? "A setting is wrong:" : problems.size() + " settings are wrong:";
    return problems.stream()
        .map(problem -> "\n  " + problem)
        .collect(Collectors.joining("", head, ""));
  }

  /** Returns the problems, in the order in which settings were looked at. */
  public List<ConfigProblem> problems() {
    return problems;
  }
}
