package io.github.lac4j.evaluation.evaluator;

import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.evaluation.feature.Features;

/** A subject for evaluators that look at nothing but features. */
public record FrozenFeatures(Features fit, Features held) implements Subject {

  @Override
  public EvaluationImages images() {
    throw new UnsupportedOperationException("There are features only");
  }

  @Override
  public Network encoder() {
    throw new UnsupportedOperationException("There are features only");
  }

  @Override
  public Seed seed() {
    return new Seed(1);
  }
}
