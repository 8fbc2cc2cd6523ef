package io.github.lac4j.contrastive.loss;

import io.github.lac4j.core.loss.PairLoss;
import java.util.List;

class DclwAttachedContractTest extends PairLossContract {

  @Override
  PairLoss loss() {
    return new Dclw(0.1, 0.5, false);
  }

  @Override
  protected double naive(List<double[][]> inputs) {
    return Definitions.decoupled(
        inputs.get(0), inputs.get(1), 0.1, Definitions.weights(inputs.get(0), inputs.get(1), 0.5));
  }

  @Override
  protected int smallestNumberOfImages() {
    return 2;
  }
}
