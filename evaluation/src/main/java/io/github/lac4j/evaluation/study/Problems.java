package io.github.lac4j.evaluation.study;

import io.github.lac4j.evaluation.config.ConfigException;
import io.github.lac4j.evaluation.config.ConfigProblem;
import io.github.lac4j.evaluation.config.SettingPlaces;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Collects what is wrong with a study, so that a person hears of everything at once. */
final class Problems {

  private final SettingPlaces places;
  private final Set<StudyProblem> problems = new LinkedHashSet<>();

  Problems(SettingPlaces places) {
    this.places = places;
  }

  /**
   * Adds a problem.
   *
   * @param path the setting that is wrong
   */
  void add(String path, String reason) {
    problems.add(new StudyProblem(places.of(path), reason));
  }

  /** Adds a problem whose place is known. */
  void add(StudyProblem problem) {
    problems.add(problem);
  }

  /** Adds all problems of settings whose keys are relative to a path. */
  void add(String path, ConfigException settings) {
    for (ConfigProblem problem : settings.problems()) {
      String inner =
          problem.key().isEmpty() || path.isEmpty()
              ? path + problem.key()
              : path + "." + problem.key();
      add(inner, new ConfigProblem(inner, problem.value(), problem.reason()).toString());
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
