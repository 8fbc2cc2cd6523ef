package io.github.lac4j.core.network;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.model.GroupBoundary;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution2D;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayer;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;

/**
 * Which shapes of input the vertices of a unit take, according to the graph's configuration.
 *
 * <p>Internal: for executors, which ask before they run a unit on a shape for the first time.
 * Native code does not ask; it would read beyond the input.
 */
public final class UnitShapes {

  private final ComputationGraphConfiguration configuration;
  private final GroupBoundary boundary;

  /** Takes a group of vertices of a graph. */
  public UnitShapes(ComputationGraphConfiguration configuration, GroupBoundary boundary) {
    this.configuration = requireNonNull(configuration, "configuration is null");
    this.boundary = requireNonNull(boundary, "boundary is null");
  }

  /**
   * Follows the shapes of the inputs through the unit, and returns that of its output without the
   * batch: channels, height and width, or features.
   *
   * @param inputs the shape of each input, batch first: N x D or N x C x H x W
   * @throws IllegalArgumentException if a vertex does not take what comes to it; the message names
   *     the vertex, what it takes, and the inputs
   */
  public long[] requireFit(List<long[]> inputs) {
    Map<String, InputType> types = new HashMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      long[] shape = inputs.get(i);
      requireBatch(shape, inputs.get(0));
      types.put(boundary.inputs().get(i), typeOf(shape));
    }
    for (String name : boundary.vertices()) {
      InputType[] sources =
          configuration.getVertexInputs().get(name).stream()
              .map(types::get)
              .toArray(InputType[]::new);
      try {
        InputType output = output(configuration.getVertices().get(name), sources);
        if (LongStream.of(sizes(output)).anyMatch(size -> size < 1)) {
          throw new Misfit(
              "takes larger ones: its kernel does not fit into " + describe(sources[0]));
        }
        types.put(name, output);
      } catch (RuntimeException e) {
        // DL4J has several kinds of exception for configurations that do not take an input.
        throw new IllegalArgumentException(
            "The input is %s, which does not fit the network: layer \"%s\" %s"
                .formatted(
                    inputs.stream().map(UnitShapes::withoutBatch).collect(Collectors.joining(", ")),
                    name,
                    e instanceof Misfit ? e.getMessage() : "cannot take it: " + firstLine(e)),
            e);
      }
    }
    return sizes(types.get(boundary.output()));
  }

  /** Says what a vertex takes, and what came to it. */
  private static final class Misfit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Misfit(String why) {
      super(why);
    }

    Misfit(String takes, InputType given) {
      this("takes %s, but gets %s".formatted(takes, describe(given)));
    }
  }

  private static void requireBatch(long[] shape, long[] first) {
    boolean isRankKnown = shape.length == 2 || shape.length == 4;
    if (!isRankKnown || LongStream.of(shape).anyMatch(size -> size < 1)) {
      throw new IllegalArgumentException(
          "An input of a network is N x D or N x C x H x W with at least one of each, but the shape is %s"
              .formatted(Arrays.toString(shape)));
    }
    if (shape[0] != first[0]) {
      throw new IllegalArgumentException(
          "The inputs of a unit must have one batch size, but have %d and %d"
              .formatted(first[0], shape[0]));
    }
  }

  private static InputType typeOf(long[] shape) {
    return shape.length == 2
        ? InputType.feedForward(shape[1])
        : InputType.convolutional(shape[2], shape[3], shape[1], CNN2DFormat.NCHW);
  }

  private static InputType output(GraphVertex vertex, InputType[] sources) {
    if (vertex instanceof PreprocessorVertex preprocessor) {
      requireFit(preprocessor.getPreProcessor(), sources[0]);
      return preprocessor.getPreProcessor().getOutputType(sources[0]);
    }
    if (!(vertex instanceof LayerVertex layer)) {
      return vertex.getOutputType(0, sources);
    }
    InputType given = sources[0];
    if (layer.getPreProcessor() != null) {
      requireFit(layer.getPreProcessor(), given);
      given = layer.getPreProcessor().getOutputType(given);
    }
    Layer conf = layer.getLayerConf().getLayer();
    requireFit(conf, given);
    return conf.getOutputType(0, given);
  }

  private static void requireFit(InputPreProcessor preprocessor, InputType given) {
    if (preprocessor instanceof CnnToFeedForwardPreProcessor flatten
        && flatten.getInputHeight() > 0) {
      requireEqual(
          InputType.convolutional(
              flatten.getInputHeight(), flatten.getInputWidth(), flatten.getNumChannels()),
          given);
    }
    if (preprocessor instanceof FeedForwardToCnnPreProcessor stack
        && given instanceof InputType.InputTypeFeedForward row) {
      long wanted = stack.getInputHeight() * stack.getInputWidth() * stack.getNumChannels();
      if (row.getSize() != wanted) {
        throw new Misfit(describe(InputType.feedForward(wanted)), given);
      }
    }
  }

  private static void requireEqual(InputType wanted, InputType given) {
    if (!Arrays.equals(sizes(wanted), sizes(given))) {
      throw new Misfit(describe(wanted), given);
    }
  }

  private static void requireFit(Layer layer, InputType given) {
    if (layer instanceof FrozenLayer frozen) {
      requireFit(frozen.getLayer(), given);
    } else if (layer instanceof BaseWrapperLayer wrapper) {
      requireFit(wrapper.getUnderlying(), given);
    } else if (layer instanceof FeedForwardLayer trained && trained.getNIn() > 0) {
      boolean rows = layer instanceof DenseLayer || layer instanceof BaseOutputLayer;
      boolean maps = given instanceof InputType.InputTypeConvolutional && !rows;
      if (rows && !(given instanceof InputType.InputTypeFeedForward)) {
        throw new Misfit(trained.getNIn() + " features", given);
      }
      if (sizes(given)[0] != trained.getNIn()) {
        throw new Misfit(
            "%d %s".formatted(trained.getNIn(), maps ? "channels" : "features"), given);
      }
    }
    if (given instanceof InputType.InputTypeConvolutional maps) {
      if (layer instanceof ConvolutionLayer convolution
          && !(layer instanceof Deconvolution2D)
          && convolution.getConvolutionMode() != ConvolutionMode.Same) {
        requireRoom(
            convolution.getKernelSize(), convolution.getDilation(), convolution.getPadding(), maps);
      }
      if (layer instanceof SubsamplingLayer pooling
          && pooling.getConvolutionMode() != ConvolutionMode.Same) {
        requireRoom(pooling.getKernelSize(), pooling.getDilation(), pooling.getPadding(), maps);
      }
    }
  }

  /** DL4J's own arithmetic rounds towards zero, and so finds room for kernels that do not fit. */
  private static void requireRoom(
      int[] kernel, int[] dilation, int[] padding, InputType.InputTypeConvolutional maps) {
    long[] room = {maps.getHeight() + 2L * padding[0], maps.getWidth() + 2L * padding[1]};
    for (int i = 0; i < room.length; i++) {
      long reach = (kernel[i] - 1L) * dilation[i] + 1;
      if (reach > room[i]) {
        throw new Misfit(
            "has a kernel that reaches over %d pixels, but gets %s"
                .formatted(reach, describe(maps)));
      }
    }
  }

  private static long[] sizes(InputType type) {
    if (type instanceof InputType.InputTypeConvolutional maps) {
      return new long[] {maps.getChannels(), maps.getHeight(), maps.getWidth()};
    }
    if (type instanceof InputType.InputTypeRecurrent series) {
      // The length is not always known, and no layer demands one.
      return new long[] {series.getSize()};
    }
    return new long[] {type.arrayElementsPerExample()};
  }

  private static String describe(InputType type) {
    long[] sizes = sizes(type);
    return sizes.length == 1
        ? sizes[0] + " features"
        : "%d x %d x %d (channels, height, width)".formatted(sizes[0], sizes[1], sizes[2]);
  }

  private static String withoutBatch(long[] shape) {
    return describe(typeOf(shape));
  }

  private static String firstLine(RuntimeException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
