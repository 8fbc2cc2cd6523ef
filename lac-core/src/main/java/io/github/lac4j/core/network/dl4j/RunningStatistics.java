package io.github.lac4j.core.network.dl4j;

import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The running mean and variance of one batch normalisation.
 *
 * <p>DL4J moves them as a part of its update, by what the backward pass has left in the gradient
 * vector. Here a training forward moves them at once, by the same formula (biased batch variance),
 * so that a network without a backward pass, such as a momentum encoder, has statistics too.
 */
final class RunningStatistics {

  private final BatchNormalization layer;

  RunningStatistics(BatchNormalization layer) {
    this.layer = layer;
  }

  /** Moves the statistics towards those of a batch, N x C or N x C x H x W. */
  void move(INDArray batch) {
    int[] dimensions = batch.rank() == 4 ? new int[] {0, 2, 3} : new int[] {0};
    double decay = layer.layerConf().getDecay();
    INDArray mean = layer.getParam(BatchNormalizationParamInitializer.GLOBAL_MEAN);
    INDArray batchMean = batch.mean(dimensions);
    INDArray batchVariance = batch.var(false, dimensions);
    for (int i = 0; i < mean.length(); i++) {
      mean.putScalar(i, decay * mean.getDouble(i) + (1 - decay) * batchMean.getDouble(i));
    }
    if (layer.layerConf().isUseLogStd()) {
      INDArray logDeviation = layer.getParam(BatchNormalizationParamInitializer.GLOBAL_LOG_STD);
      for (int i = 0; i < logDeviation.length(); i++) {
        double variance = Math.pow(10, 2 * logDeviation.getDouble(i));
        double moved = decay * variance + (1 - decay) * batchVariance.getDouble(i);
        logDeviation.putScalar(i, Math.log10(moved) / 2);
      }
    } else {
      INDArray variance = layer.getParam(BatchNormalizationParamInitializer.GLOBAL_VAR);
      for (int i = 0; i < variance.length(); i++) {
        variance.putScalar(
            i, decay * variance.getDouble(i) + (1 - decay) * batchVariance.getDouble(i));
      }
    }
  }
}
