package io.github.lac4j.contrastive.loss;

import io.github.lac4j.core.loss.PairLoss;
import java.util.List;
import java.util.function.ToDoubleFunction;

class DclwDetachedContractTest extends PairLossContract {

  @Override
  PairLoss loss() {
    return new Dclw(0.1, 0.5, true);
  }

  @Override
  protected double naive(List<double[][]> inputs) {
    return differentiated(inputs).applyAsDouble(inputs);
  }

  @Override
  protected ToDoubleFunction<List<double[][]>> differentiated(List<double[][]> point) {
    double[] weights = Definitions.weights(point.get(0), point.get(1), 0.5);
    return inputs -> Definitions.decoupled(inputs.get(0), inputs.get(1), 0.1, weights);
  }

  @Override
  protected int smallestNumberOfImages() {
    return 2;
  }
}
