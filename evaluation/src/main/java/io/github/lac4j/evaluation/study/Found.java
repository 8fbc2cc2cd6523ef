package io.github.lac4j.evaluation.study;

/**
 * A part of a study, and the setting that asked for it.
 *
 * @param path path of the setting, for messages
 * @param part what was found
 * @param <T> its kind
 */
record Found<T>(String path, Part<T> part) {

  /** Returns the thing. */
  T value() {
    return part.value();
  }
}
