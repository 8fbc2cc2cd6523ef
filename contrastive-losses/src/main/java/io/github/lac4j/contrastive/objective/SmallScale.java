package io.github.lac4j.contrastive.objective;

import io.github.lac4j.core.optimizer.DecayScope;
import io.github.lac4j.core.optimizer.OptimizerSettings;
import io.github.lac4j.core.optimizer.Sgd;
import io.github.lac4j.core.schedule.Cosine;

/**
 * The optimiser that small-scale comparisons of contrastive objectives agree on: SGD with momentum
 * 0.9, weight decay 5e-4, learning rate 0.06 for a batch of 128, cosine to zero without warm-up.
 */
final class SmallScale {

  private SmallScale() {}

  static OptimizerSettings optimization() {
    return new OptimizerSettings(new Sgd(0.9, 5e-4, DecayScope.ALL, false), new Cosine(0.06, 0, 0));
  }
}
