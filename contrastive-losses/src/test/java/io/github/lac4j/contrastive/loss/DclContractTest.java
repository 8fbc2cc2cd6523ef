package io.github.lac4j.contrastive.loss;

import io.github.lac4j.core.loss.PairLoss;
import java.util.Arrays;
import java.util.List;

class DclContractTest extends PairLossContract {

  @Override
  PairLoss loss() {
    return new Dcl(0.1);
  }

  @Override
  protected double naive(List<double[][]> inputs) {
    double[] ones = new double[inputs.get(0).length];
    Arrays.fill(ones, 1);
    return Definitions.decoupled(inputs.get(0), inputs.get(1), 0.1, ones);
  }

  @Override
  protected int smallestNumberOfImages() {
    return 2;
  }
}
