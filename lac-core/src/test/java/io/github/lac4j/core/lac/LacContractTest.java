package io.github.lac4j.core.lac;

import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.testkit.ObjectiveContract;

class LacContractTest extends ObjectiveContract {

  @Override
  protected Objective objective() {
    return new Lac(LacConfig.defaults());
  }
}
