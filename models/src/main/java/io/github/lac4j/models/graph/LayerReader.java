package io.github.lac4j.models.graph;

import io.github.lac4j.core.network.ParameterSegment;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;

/** Reads DL4J's layers as operations, each with its activation function. */
final class LayerReader {

  private final Map<String, ParameterSegment> segments;

  /**
   * @param segments where each parameter lies, by its name
   */
  LayerReader(Map<String, ParameterSegment> segments) {
    this.segments = Map.copyOf(segments);
  }

  /**
   * Reads one layer.
   *
   * @throws UnsupportedLayerException if plans do not hold it
   */
  Operation read(String name, String input, Layer layer) {
    requirePlain(name, layer);
    // Subclasses are other layers (separable, depthwise), so the class itself is compared.
    Class<?> type = layer.getClass();
    if (type == ConvolutionLayer.class) {
      return convolution(name, input, (ConvolutionLayer) layer);
    } else if (type == Deconvolution2D.class) {
      return deconvolution(name, input, (Deconvolution2D) layer);
    } else if (type == DenseLayer.class) {
      return dense(name, input, (DenseLayer) layer);
    } else if (type == BatchNormalization.class) {
      return normalization(name, input, (BatchNormalization) layer);
    } else if (type == ActivationLayer.class) {
      Nonlinearity function =
          Nonlinearities.read(name, ((ActivationLayer) layer).getActivationFn());
      return new Operation.Activation(name, input, function);
    } else if (type == SubsamplingLayer.class) {
      return pooling(name, input, (SubsamplingLayer) layer);
    } else if (type == GlobalPoolingLayer.class) {
      return globalPooling(name, input, (GlobalPoolingLayer) layer);
    } else if (type == Upsampling2D.class) {
      Upsampling2D upsampling = (Upsampling2D) layer;
      requireChannelsFirst(name, upsampling.getFormat());
      return new Operation.Upsampling(name, input, Size.of(upsampling.getSize()));
    }
    throw new UnsupportedLayerException(name, "it is a " + type.getSimpleName());
  }

  private static void requirePlain(String name, Layer layer) {
    if (layer.getIDropout() != null) {
      throw new UnsupportedLayerException(name, "it has dropout");
    }
    if (layer instanceof BaseLayer base && base.getWeightNoise() != null) {
      throw new UnsupportedLayerException(name, "it has weight noise");
    }
  }

  private Operation convolution(String name, String input, ConvolutionLayer layer) {
    return new Operation.Convolution(
        name,
        input,
        window(name, layer),
        Math.toIntExact(layer.getNOut()),
        weights(name),
        bias(name, layer.hasBias()),
        Nonlinearities.read(name, layer.getActivationFn()));
  }

  private Operation deconvolution(String name, String input, Deconvolution2D layer) {
    Window window = window(name, layer);
    if (window.same()) {
      throw new UnsupportedLayerException(name, "it is a deconvolution in mode Same");
    }
    return new Operation.Deconvolution(
        name,
        input,
        window,
        Math.toIntExact(layer.getNOut()),
        weights(name),
        bias(name, layer.hasBias()),
        Nonlinearities.read(name, layer.getActivationFn()));
  }

  private Operation dense(String name, String input, DenseLayer layer) {
    if (layer.hasLayerNorm()) {
      throw new UnsupportedLayerException(name, "it has a layer normalisation");
    }
    return new Operation.Dense(
        name,
        input,
        Math.toIntExact(layer.getNOut()),
        weights(name),
        bias(name, layer.hasBias()),
        Nonlinearities.read(name, layer.getActivationFn()));
  }

  private Operation normalization(String name, String input, BatchNormalization layer) {
    requireChannelsFirst(name, layer.getCnn2DFormat());
    if (layer.isLockGammaBeta()) {
      throw new UnsupportedLayerException(name, "its gamma and beta are locked");
    }
    if (!layer.isMinibatch()) {
      throw new UnsupportedLayerException(name, "it normalises whole data sets, not batches");
    }
    String spread =
        layer.isUseLogStd()
            ? BatchNormalizationParamInitializer.GLOBAL_LOG_STD
            : BatchNormalizationParamInitializer.GLOBAL_VAR;
    return new Operation.Normalization(
        name,
        input,
        segment(name, BatchNormalizationParamInitializer.GAMMA),
        segment(name, BatchNormalizationParamInitializer.BETA),
        segment(name, BatchNormalizationParamInitializer.GLOBAL_MEAN),
        segment(name, spread),
        layer.isUseLogStd(),
        layer.getEps(),
        layer.getDecay(),
        false);
  }

  private static Operation pooling(String name, String input, SubsamplingLayer layer) {
    requireChannelsFirst(name, layer.getCnn2dDataFormat());
    Window window =
        window(
            name,
            layer.getKernelSize(),
            layer.getStride(),
            layer.getPadding(),
            layer.getDilation(),
            layer.getConvolutionMode());
    if (!window.dilation().equals(new Size(1, 1))) {
      throw new UnsupportedLayerException(name, "it is a dilated pooling");
    }
    PoolingKind kind = poolingKind(name, layer.getPoolingType());
    if (kind == PoolingKind.AVERAGE && layer.isAvgPoolIncludePadInDivisor()) {
      kind = PoolingKind.AVERAGE_WITH_PADDING;
    }
    return new Operation.Pooling(name, input, kind, window);
  }

  private static Operation globalPooling(String name, String input, GlobalPoolingLayer layer) {
    int[] dimensions = layer.getPoolingDimensions();
    boolean isOfPixels = dimensions == null || Arrays.equals(dimensions, new int[] {2, 3});
    if (!isOfPixels || !layer.isCollapseDimensions()) {
      throw new UnsupportedLayerException(name, "it pools chosen dimensions only");
    }
    return new Operation.GlobalPooling(name, input, poolingKind(name, layer.getPoolingType()));
  }

  private static PoolingKind poolingKind(String name, PoolingType type) {
    return switch (type) {
      case MAX -> PoolingKind.MAXIMUM;
      case AVG -> PoolingKind.AVERAGE;
      case SUM, PNORM -> throw new UnsupportedLayerException(name, "it is a pooling by " + type);
    };
  }

  private static Window window(String name, ConvolutionLayer layer) {
    requireChannelsFirst(name, layer.getCnn2dDataFormat());
    return window(
        name,
        layer.getKernelSize(),
        layer.getStride(),
        layer.getPadding(),
        layer.getDilation(),
        layer.getConvolutionMode());
  }

  private static Window window(
      String name,
      int[] kernel,
      int[] stride,
      int[] padding,
      int[] dilation,
      ConvolutionMode mode) {
    if (mode == ConvolutionMode.Causal) {
      throw new UnsupportedLayerException(name, "it is causal");
    }
    return new Window(
        Size.of(kernel),
        Size.of(stride),
        Size.of(padding),
        Size.of(dilation),
        mode == ConvolutionMode.Same);
  }

  private static void requireChannelsFirst(String name, CNN2DFormat format) {
    if (format != CNN2DFormat.NCHW) {
      throw new UnsupportedLayerException(name, "its data format is " + format);
    }
  }

  private ParameterSegment weights(String vertex) {
    return segment(vertex, DefaultParamInitializer.WEIGHT_KEY);
  }

  private Optional<ParameterSegment> bias(String vertex, boolean hasBias) {
    return hasBias
        ? Optional.of(segment(vertex, DefaultParamInitializer.BIAS_KEY))
        : Optional.empty();
  }

  private ParameterSegment segment(String vertex, String key) {
    ParameterSegment segment = segments.get(vertex + "/" + key);
    if (segment == null) {
      throw new UnsupportedLayerException(vertex, "it lacks the parameter \"%s\"".formatted(key));
    }
    return segment;
  }
}
