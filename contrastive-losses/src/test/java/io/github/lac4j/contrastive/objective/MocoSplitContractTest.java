package io.github.lac4j.contrastive.objective;

import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.testkit.ObjectiveContract;

class MocoSplitContractTest extends ObjectiveContract {

  @Override
  protected Objective objective() {
    return MocoSettings.of(false, 2).objective();
  }
}
