package io.github.lac4j.contrastive.loss;

import io.github.lac4j.core.loss.PairLoss;
import java.util.List;

class NtXentContractTest extends PairLossContract {

  @Override
  PairLoss loss() {
    return new NtXent(0.1);
  }

  @Override
  protected double naive(List<double[][]> inputs) {
    return Definitions.ntXent(inputs.get(0), inputs.get(1), 0.1);
  }
}
