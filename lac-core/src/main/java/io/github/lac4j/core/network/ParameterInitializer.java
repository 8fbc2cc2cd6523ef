package io.github.lac4j.core.network;

import io.github.lac4j.core.random.Seed;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.SeparableConvolution2D;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInitRelu;
import org.deeplearning4j.nn.weights.WeightInitReluUniform;
import org.deeplearning4j.nn.weights.WeightInitUniform;
import org.deeplearning4j.nn.weights.WeightInitXavier;
import org.deeplearning4j.nn.weights.WeightInitXavierUniform;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Draws fresh parameters as DL4J's configuration says, but from a seed that is handed in. */
final class ParameterInitializer {

  private final Seed seed;

  ParameterInitializer(Seed seed) {
    this.seed = seed;
  }

  /** Sets every segment of the slice; each tensor has a seed of its own. */
  void initialize(ComputationGraph graph, ParameterSlice parameters) {
    for (ParameterSegment segment : parameters.segments()) {
      BaseLayer layer = (BaseLayer) graph.getVertex(segment.vertex()).getLayer().conf().getLayer();
      INDArray target = parameters.parametersOf(segment);
      if (!isKnown(layer, segment)) {
        throw new IllegalArgumentException(
            "Layer \"%s\" has a parameter \"%s\" that lac4j cannot draw from a seed; build the network with DL4J and give it its parameters with Network.of"
                .formatted(segment.vertex(), segment.key()));
      }
      switch (segment.kind()) {
        case WEIGHT -> drawWeights(segment, (FeedForwardLayer) layer, target);
        case BIAS -> target.assign(layer.getBiasInit());
        case SCALE -> target.assign(((BatchNormalization) layer).getGamma());
        case SHIFT -> target.assign(((BatchNormalization) layer).getBeta());
        case STATISTIC ->
            // Mean 0 and variance 1; DL4J keeps either the variance or log10 of the deviation.
            target.assign(
                segment.key().equals(BatchNormalizationParamInitializer.GLOBAL_VAR) ? 1 : 0);
        case UNUSED -> target.assign(0);
      }
    }
    parameters.version().weightsChanged();
  }

  /** Says whether the parameter is a layer's only weights, its bias, or one of a normalisation. */
  private static boolean isKnown(BaseLayer layer, ParameterSegment segment) {
    return switch (segment.kind()) {
      case WEIGHT ->
          layer instanceof FeedForwardLayer
              && segment.key().equals(DefaultParamInitializer.WEIGHT_KEY)
              && !(layer instanceof SeparableConvolution2D);
      case SCALE, SHIFT, STATISTIC -> layer instanceof BatchNormalization;
      case BIAS, UNUSED -> true;
    };
  }

  private void drawWeights(ParameterSegment segment, FeedForwardLayer layer, INDArray target) {
    double[] values = new double[(int) segment.length()];
    RandomGenerator random = seed.derive(segment.name()).generator();
    IWeightInit distribution = layer.getWeightInitFn();
    double fanIn = fanIn(layer);
    double fanSum = fanIn + fanOut(layer);
    if (distribution instanceof WeightInitRelu) {
      fillNormal(values, Math.sqrt(2 / fanIn), random);
    } else if (distribution instanceof WeightInitReluUniform) {
      fillUniform(values, Math.sqrt(6 / fanIn), random);
    } else if (distribution instanceof WeightInitXavier) {
      fillNormal(values, Math.sqrt(2 / fanSum), random);
    } else if (distribution instanceof WeightInitXavierUniform) {
      fillUniform(values, Math.sqrt(6 / fanSum), random);
    } else if (distribution instanceof WeightInitUniform) {
      fillUniform(values, Math.sqrt(1 / fanIn), random);
    } else {
      throw new IllegalArgumentException(
          "Layer \"%s\" asks for weight initialisation %s; supported are RELU, RELU_UNIFORM, XAVIER, XAVIER_UNIFORM and UNIFORM"
              .formatted(segment.vertex(), distribution.getClass().getSimpleName()));
    }
    target.assign(Nd4j.createFromArray(values).castTo(target.dataType()));
  }

  private static double fanIn(FeedForwardLayer layer) {
    return layer.getNIn() * kernelSize(layer);
  }

  private static double fanOut(FeedForwardLayer layer) {
    double fanOut = layer.getNOut() * kernelSize(layer);
    if (layer instanceof ConvolutionLayer convolution && !(layer instanceof Deconvolution2D)) {
      return fanOut / ((double) convolution.getStride()[0] * convolution.getStride()[1]);
    }
    return fanOut;
  }

  private static double kernelSize(FeedForwardLayer layer) {
    if (layer instanceof ConvolutionLayer convolution) {
      return (double) convolution.getKernelSize()[0] * convolution.getKernelSize()[1];
    }
    return 1;
  }

  private static void fillNormal(double[] values, double deviation, RandomGenerator random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = deviation * random.nextGaussian();
    }
  }

  private static void fillUniform(double[] values, double bound, RandomGenerator random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = bound * (2 * random.nextDouble() - 1);
    }
  }
}
