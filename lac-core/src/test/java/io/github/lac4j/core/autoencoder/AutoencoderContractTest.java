package io.github.lac4j.core.autoencoder;

import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.testkit.ObjectiveContract;

class AutoencoderContractTest extends ObjectiveContract {

  @Override
  protected Objective objective() {
    return new Autoencoder(AutoencoderConfig.defaults());
  }
}
