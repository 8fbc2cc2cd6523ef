package io.github.lac4j.evaluation.config;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Collectors;

/** Says everything that is wrong with the settings given by a user, at once. */
public final class ConfigException extends RuntimeException {

  private final transient List<Problem> problems;

  /**
   * Creates an exception whose message has one line a problem.
   *
   * @throws IllegalArgumentException if there is no problem
   */
  public ConfigException(List<Problem> problems) {
    super(message(problems));
    this.problems = List.copyOf(problems);
  }

  private static String message(List<Problem> problems) {
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
  public List<Problem> problems() {
    return problems;
  }

  /**
   * One thing that is wrong with the settings given by a user.
   *
   * @param key where, as a path such as {@code optimizer.momentum}; empty for the settings as a
   *     whole
   * @param value what was given, as text; empty if nothing was
   * @param reason what is wrong, and what is allowed
   */
  public record Problem(String key, String value, String reason) {

    /** Checks that nothing is null. */
    public Problem {
      requireNonNull(key, "key is null");
      requireNonNull(value, "value is null");
      requireNonNull(reason, "reason is null");
    }

    /** Returns the problem as one line. */
    @Override
    public String toString() {
      String setting = key;
      if (!value.isEmpty()) {
        setting = key.isEmpty() ? value : key + " = " + value;
      }
      return setting.isEmpty() ? reason : setting + ": " + reason;
    }
  }
}
