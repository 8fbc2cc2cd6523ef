package io.github.lac4j.evaluation.guice;

import com.google.inject.Binder;
import io.github.lac4j.core.guice.DefinitionBinder;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import java.util.function.Function;

/**
 * Binds evaluators by name.
 *
 * <pre>{@code
 * evaluatorBinder(binder).bind("my-probe", "my way to judge", new MyProbeConfig(), MyProbe::new);
 * }</pre>
 */
public final class EvaluatorBinder {

  private final DefinitionBinder<Evaluator> definitions;

  private EvaluatorBinder(Binder binder) {
    this.definitions = new DefinitionBinder<>(binder, Evaluator.class);
  }

  /** Returns a binder of evaluators. */
  public static EvaluatorBinder evaluatorBinder(Binder binder) {
    return new EvaluatorBinder(binder);
  }

  /**
   * Binds an evaluator that {@code lac list} says nothing about but its name.
   *
   * @param name the evaluator's name, equal to {@link Evaluator#name()}
   * @param defaults its settings unless a study says otherwise
   * @param factory makes it from settings
   */
  public <C extends Record> EvaluatorBinder bind(
      String name, C defaults, Function<C, Evaluator> factory) {
    definitions.bind(name, defaults, factory);
    return this;
  }

  /**
   * Binds an evaluator.
   *
   * @param name the evaluator's name, equal to {@link Evaluator#name()}
   * @param description what it is, and from which paper or for what, in one line of plain words
   * @param defaults its settings unless a study says otherwise
   * @param factory makes it from settings
   */
  public <C extends Record> EvaluatorBinder bind(
      String name, String description, C defaults, Function<C, Evaluator> factory) {
    definitions.bind(name, description, defaults, factory);
    return this;
  }
}
