package io.github.lac4j.evaluation.config;

import static java.util.Objects.requireNonNull;

/**
 * One thing that is wrong with the settings given by a user.
 *
 * @param key where, as a path such as {@code optimizer.momentum}; empty for the settings as a whole
 * @param value what was given, as text; empty if nothing was
 * @param reason what is wrong, and what is allowed
 */
public record ConfigProblem(String key, String value, String reason) {

  /** Checks that nothing is null. */
  public ConfigProblem {
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
