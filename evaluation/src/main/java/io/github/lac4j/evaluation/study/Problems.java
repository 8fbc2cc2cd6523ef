package io.github.lac4j.evaluation.study;

import io.github.lac4j.evaluation.config.ConfigException;
import io.github.lac4j.evaluation.config.SettingPlaces;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Collects what is wrong with a study, so that a person hears of everything at once. */
final class Problems {

  private final SettingPlaces places;
  private final Set<StudyException.Problem> problems = new LinkedHashSet<>();
  private final Set<String> refused = new HashSet<>();

  Problems(SettingPlaces places) {
    this.places = places;
  }

  /**
   * Adds a problem.
   *
   * @param path the setting that is wrong
   */
  void add(String path, String reason) {
    if (!isLeftOut(path)) {
      problems.add(new StudyException.Problem(places.of(path), reason));
    }
  }

  /** Adds a problem whose place is known. */
  void add(StudyException.Problem problem) {
    problems.add(problem);
  }

  /** Adds all problems of settings whose keys are relative to a path. */
  void add(String path, ConfigException settings) {
    for (ConfigException.Problem problem : settings.problems()) {
      String inner =
          problem.key().isEmpty() || path.isEmpty()
              ? path + problem.key()
              : path + "." + problem.key();
      add(inner, new ConfigException.Problem(inner, problem.value(), problem.reason()).toString());
    }
  }

  /**
   * Tries something that may be wrong.
   *
   * @param path the setting that is to blame then
   * @return the result, or nothing if a problem was added
   */
  <T> Optional<T> attempt(String path, Supplier<T> supplier) {
    try {
      return Optional.of(supplier.get());
    } catch (ConfigException e) {
      add(path, e);
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      add(path, e.getMessage());
    }
    return Optional.empty();
  }

  /**
   * Takes note of a setting whose value was refused. What is added later of it is left out, for it
   * would speak of the default that stands in.
   *
   * @param path the setting; for an element of a list, the whole list
   */
  void refuse(String path) {
    refused.add(path.replaceFirst("\\[\\d+]$", ""));
  }

  /** Says whether a default stands in for a setting, or for a part of it. */
  boolean isRefused(String path) {
    return isLeftOut(path) || refused.stream().anyMatch(setting -> setting.startsWith(path + "."));
  }

  private boolean isLeftOut(String path) {
    return refused.stream()
        .anyMatch(
            setting -> path.equals(setting) || path.matches(Pattern.quote(setting) + "[.\\[].*"));
  }

  /**
   * Throws if there are any.
   *
   * @param work what cannot run for them
   */
  void throwIfAny(String work) {
    if (!problems.isEmpty()) {
      throw new StudyException(work, List.copyOf(problems));
    }
  }
}
