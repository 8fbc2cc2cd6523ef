package io.github.lac4j.evaluation.guice;

import com.google.inject.Binder;
import com.google.inject.multibindings.Multibinder;
import io.github.lac4j.evaluation.evaluator.Evaluator;

/** Binds evaluators; every study reports all of them, in the order in which they are bound. */
public final class EvaluatorBinder {

  private final Multibinder<Evaluator> evaluators;

  private EvaluatorBinder(Binder binder) {
    this.evaluators = Multibinder.newSetBinder(binder, Evaluator.class);
  }

  /** Returns a binder of evaluators. */
  public static EvaluatorBinder evaluatorBinder(Binder binder) {
    return new EvaluatorBinder(binder);
  }

  /** Binds an evaluator. */
  public EvaluatorBinder bind(Evaluator evaluator) {
    evaluators.addBinding().toInstance(evaluator);
    return this;
  }
}
