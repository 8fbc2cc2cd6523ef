package io.github.lac4j.models.onednn.plan;

import io.github.lac4j.models.onednn.operation.Operation;
import org.bytedeco.javacpp.FloatPointer;

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
    return new ChannelStep(
        channels -> {
          FloatPointer runningMean = channels.of(mean);
          FloatPointer runningSpread = channels.of(spread);
          for (int i = 0; i < channels.count(); i++) {
            runningMean.put(
                i,
                (float) (decay * runningMean.get(i) + (1 - decay) * channels.of(batchMean).get(i)));
            double variance = variance(operation, runningSpread.get(i));
            double moved = decay * variance + (1 - decay) * channels.of(batchVariance).get(i);
            runningSpread.put(i, (float) (operation.isLogarithm() ? Math.log10(moved) / 2 : moved));
          }
        },
        batchMean,
        batchVariance,
        mean,
        spread);
  }

  /** Returns the step that turns the running spread into a variance. */
  static Step variance(Operation.Normalization operation, Tensor spread, Tensor variance) {
    return new ChannelStep(
        channels -> {
          for (int i = 0; i < channels.count(); i++) {
            channels.of(variance).put(i, (float) variance(operation, channels.of(spread).get(i)));
          }
        },
        spread,
        variance);
  }

  private static double variance(Operation.Normalization operation, double spread) {
    return operation.isLogarithm() ? Math.pow(10, 2 * spread) : spread;
  }
}
