package io.github.lac4j.models.onednn.lowering;

import io.github.lac4j.models.graph.Operation;
import io.github.lac4j.models.onednn.memory.Step;
import io.github.lac4j.models.onednn.memory.Tensor;
import io.github.lac4j.models.onednn.plan.ArrayStep;
import java.util.List;

/** Steps over the running statistics of one batch normalisation, a few numbers a channel. */
final class RunningStatistics {

  private RunningStatistics() {}

  /**
   * Returns the step that moves the running mean and spread towards a batch's mean and biased
   * variance, as DL4J does.
   */
  static Step moved(
      Operation.Normalization operation,
      Tensor batchMean,
      Tensor batchVariance,
      Tensor mean,
      Tensor spread) {
    double decay = operation.decay();
    return new ArrayStep(
        List.of(batchMean, batchVariance, mean, spread),
        List.of(mean, spread),
        (inputs, outputs) -> {
          for (int i = 0; i < outputs[0].length; i++) {
            outputs[0][i] = (float) (decay * inputs[2][i] + (1 - decay) * inputs[0][i]);
            double variance =
                decay * variance(operation, inputs[3][i]) + (1 - decay) * inputs[1][i];
            outputs[1][i] = (float) (operation.isLogarithm() ? Math.log10(variance) / 2 : variance);
          }
        });
  }

  /** Returns the step that turns the running spread into a variance. */
  static Step variance(Operation.Normalization operation, Tensor spread, Tensor variance) {
    return new ArrayStep(
        List.of(spread),
        List.of(variance),
        (inputs, outputs) -> {
          for (int i = 0; i < outputs[0].length; i++) {
            outputs[0][i] = (float) variance(operation, inputs[0][i]);
          }
        });
  }

  /** Returns the variance that a running spread stands for. */
  static double variance(Operation.Normalization operation, double spread) {
    return operation.isLogarithm() ? Math.pow(10, 2 * spread) : spread;
  }
}
