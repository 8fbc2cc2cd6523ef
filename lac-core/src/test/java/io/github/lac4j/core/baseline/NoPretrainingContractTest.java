package io.github.lac4j.core.baseline;

import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.testkit.ObjectiveContract;

class NoPretrainingContractTest extends ObjectiveContract {

  @Override
  protected Objective objective() {
    return new NoPretraining();
  }
}
