package io.github.lac4j.evaluation.config;

import static java.util.Objects.requireNonNull;

/**
 * A setting in words.
 *
 * @param key what a person writes, with dots for what is nested
 * @param defaultValue the default as a person writes it; {@code -} if there may be no value and is
 *     none, {@code required} if one must be given, empty for a group of settings
 * @param allowed which values are taken, in words; empty for a group of settings
 * @param meaning what it does; empty if its record does not say so
 */
public record DescribedSetting(String key, String defaultValue, String allowed, String meaning) {

  /** The default of a setting that has none. */
  public static final String REQUIRED = "required";

  /** The default of a setting that may be left out and is. */
  public static final String ABSENT = "-";

  /** Checks that nothing is null. */
  public DescribedSetting {
    requireNonNull(key, "key is null");
    requireNonNull(defaultValue, "defaultValue is null");
    requireNonNull(allowed, "allowed is null");
    requireNonNull(meaning, "meaning is null");
  }

  /** Says whether this only leads the settings nested in it. */
  public boolean isGroup() {
    return defaultValue.isEmpty();
  }
}
