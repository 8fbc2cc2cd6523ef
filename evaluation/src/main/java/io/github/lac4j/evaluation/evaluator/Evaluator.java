package io.github.lac4j.evaluation.evaluator;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.registry.Kind;

/**
 * Judges an encoder, for example by how well a simple classifier of its features does on unseen
 * images.
 *
 * <p>An evaluator is deterministic and has no state: the same subject gives the same numbers,
 * whatever the number of threads. What is chance in it starts from {@link Subject#seed()}.
 */
@Kind("evaluator")
public interface Evaluator {

  /** Returns the name by which studies ask for it, for example {@code linear-probe}. */
  String name();

  /** Returns one line that states every parameter; it is printed with each number. */
  String protocol();

  /**
   * Returns what its numbers tell, in one plain sentence for the reader of a table; empty if their
   * names say it.
   */
  default String meaning() {
    return "";
  }

  /**
   * Checks, before anything is pretrained, that it can judge encoders on these images at all.
   *
   * @param images what it would be fitted on, and what would be held out
   * @throws IllegalArgumentException if it cannot; the message says why and what to do
   */
  default void check(EvaluationImages images) {
    requireNonNull(images, "images is null");
  }

  /**
   * Judges an encoder.
   *
   * <p>Images held out are for the numbers alone: nothing is fitted to them or chosen on them.
   *
   * @throws IllegalArgumentException if the subject cannot be judged so; the message says why
   */
  Evaluation evaluate(Subject subject);
}
