package io.github.lac4j.contrastive.loss;

import io.github.lac4j.core.loss.PairLoss;
import java.util.List;

class InfoNceSymmetricContractTest extends PairLossContract {

  @Override
  PairLoss loss() {
    return new InfoNce(0.1, true);
  }

  @Override
  protected double naive(List<double[][]> inputs) {
    return Definitions.infoNce(inputs.get(0), inputs.get(1), 0.1, true);
  }
}
