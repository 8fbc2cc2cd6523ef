package io.github.lac4j.core.model;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Writes a blueprint from front to back: stock DL4J layers, and a cut after each unit and block.
 *
 * <p>Each vertex follows the one before it, unless {@link #from} moves the pen. The graph has no
 * updater, no regularisation, no workspaces and no division by the batch size, because lac4j brings
 * its own optimisers; all widths of inputs are inferred.
 *
 * <pre>{@code
 * Blueprint encoder =
 *     BlueprintBuilder.forImages(new ImageShape(3, 32, 32), DataType.FLOAT)
 *         .convolution("stem.conv", 16, 3, 1)
 *         .batchNormalization("stem.norm")
 *         .activation("stem.relu", Activation.RELU)
 *         .endUnit("stem")
 *         .layer("pool", new GlobalPoolingLayer(PoolingType.AVG))
 *         .build();
 * }</pre>
 *
 * <p>An example that fails: with a second {@code endUnit("pool")} right after the first, {@link
 * #endUnit} throws, because a unit without vertices computes nothing.
 */
public final class BlueprintBuilder {

  /** The name of the graph's only input. */
  public static final String INPUT = "input";

  private static final double NORMALIZATION_EPSILON = 1e-5;
  private static final double STATISTICS_DECAY = 0.9;

  private final ComputationGraphConfiguration.GraphBuilder graph;
  private final List<VertexGroup> units = new ArrayList<>();
  private final List<VertexGroup> blocks = new ArrayList<>();
  private final List<String> sinceUnit = new ArrayList<>();
  private final List<String> sinceBlock = new ArrayList<>();
  private String last = INPUT;

  private BlueprintBuilder(InputType input, DataType dataType) {
    this.graph =
        new NeuralNetConfiguration.Builder()
            .dataType(requireNonNull(dataType, "dataType is null"))
            .updater(new NoOp())
            .miniBatch(false)
            .activation(Activation.IDENTITY)
            .convolutionMode(ConvolutionMode.Truncate)
            .trainingWorkspaceMode(WorkspaceMode.NONE)
            .inferenceWorkspaceMode(WorkspaceMode.NONE)
            .graphBuilder()
            .addInputs(INPUT)
            .setInputTypes(input);
  }

  /** Starts a network that takes N x C x H x W. */
  public static BlueprintBuilder forImages(ImageShape input, DataType dataType) {
    return new BlueprintBuilder(
        InputType.convolutional(input.height(), input.width(), input.channels()), dataType);
  }

  /**
   * Starts a network that takes N x F.
   *
   * @param features F, 1 or more
   * @throws IllegalArgumentException if {@code features} is below 1
   */
  public static BlueprintBuilder forFeatures(int features, DataType dataType) {
    if (features < 1) {
      throw new IllegalArgumentException(
          "A network needs 1 or more input features, but has " + features);
    }
    return new BlueprintBuilder(InputType.feedForward(features), dataType);
  }

  /** Returns the name of the vertex that the next one will follow. */
  public String last() {
    return last;
  }

  /** Lets the next vertex follow the given one: the start of a branch. */
  public BlueprintBuilder from(String vertex) {
    last = requireNonNull(vertex, "vertex is null");
    return this;
  }

  /** Adds a layer. */
  public BlueprintBuilder layer(String name, Layer layer) {
    graph.addLayer(name, layer, last);
    return added(name);
  }

  /** Adds a layer whose input is reshaped first. */
  public BlueprintBuilder layer(String name, Layer layer, InputPreProcessor preProcessor) {
    graph.addLayer(name, layer, preProcessor, last);
    return added(name);
  }

  /** Adds a vertex with the given inputs, for example the sum of two branches. */
  public BlueprintBuilder vertex(String name, GraphVertex vertex, String... inputs) {
    graph.addVertex(name, vertex, inputs);
    return added(name);
  }

  /**
   * Adds a convolution without bias, which keeps ceil(H / stride) x ceil(W / stride) pixels.
   *
   * @param channels of the output
   * @param kernel side of the square kernel, odd; the padding is (kernel - 1) / 2
   * @param stride of both sides
   */
  public BlueprintBuilder convolution(String name, int channels, int kernel, int stride) {
    int padding = (kernel - 1) / 2;
    return layer(
        name,
        new ConvolutionLayer.Builder(kernel, kernel)
            .stride(stride, stride)
            .padding(padding, padding)
            .nOut(channels)
            .hasBias(false)
            .weightInit(WeightInit.RELU)
            .build());
  }

  /**
   * Adds a linear layer: N x F in, N x width out; images are flattened in the order C, H, W.
   *
   * @param hasBias not needed where a batch normalisation follows
   */
  public BlueprintBuilder linear(String name, int width, boolean hasBias, WeightInit weightInit) {
    return layer(
        name, new DenseLayer.Builder().nOut(width).hasBias(hasBias).weightInit(weightInit).build());
  }

  /**
   * Adds a batch normalisation with scale and shift; epsilon 1e-5, and running statistics that keep
   * 0.9 of their value in each step.
   */
  public BlueprintBuilder batchNormalization(String name) {
    return layer(
        name,
        new BatchNormalization.Builder()
            .eps(NORMALIZATION_EPSILON)
            .decay(STATISTICS_DECAY)
            .build());
  }

  /** Adds an elementwise activation. */
  public BlueprintBuilder activation(String name, Activation activation) {
    return layer(name, new ActivationLayer.Builder().activation(activation).build());
  }

  /**
   * Declares all vertices since the last unit to be one unit of layer granularity.
   *
   * @throws IllegalArgumentException if there are none
   */
  public BlueprintBuilder endUnit(String name) {
    units.add(new VertexGroup(name, sinceUnit));
    sinceUnit.clear();
    return this;
  }

  /**
   * Declares all vertices since the last block to be one block; in a network that never calls this,
   * the units are the blocks.
   *
   * @throws IllegalArgumentException if there are none, or some of them are in no unit yet
   */
  public BlueprintBuilder endBlock(String name) {
    if (!sinceUnit.isEmpty()) {
      throw new IllegalArgumentException(
          "Block \"%s\" would cut a unit in two: end the unit of %s first"
              .formatted(name, sinceUnit));
    }
    blocks.add(new VertexGroup(name, sinceBlock));
    sinceBlock.clear();
    return this;
  }

  /**
   * Returns the blueprint: the last vertex is the output, and vertices after the last unit are the
   * read-out.
   *
   * @throws IllegalArgumentException if units and blocks do not cover the same vertices
   */
  public Blueprint build() {
    Optional<VertexGroup> readout =
        sinceUnit.isEmpty() ? Optional.empty() : Optional.of(new VertexGroup("readout", sinceUnit));
    ComputationGraphConfiguration configuration = graph.setOutputs(last).build();
    clearSeeds(configuration);
    return new Blueprint(configuration, units, blocks.isEmpty() ? units : blocks, readout);
  }

  private BlueprintBuilder added(String name) {
    sinceUnit.add(name);
    sinceBlock.add(name);
    last = name;
    return this;
  }

  /**
   * Makes equal models equal in JSON: DL4J puts the time of day in as the seed, and its builder's
   * own setter would reseed ND4J's global generator.
   */
  private static void clearSeeds(ComputationGraphConfiguration configuration) {
    configuration.getDefaultConfiguration().setSeed(0);
    for (GraphVertex vertex : configuration.getVertices().values()) {
      if (vertex instanceof LayerVertex layer) {
        layer.getLayerConf().setSeed(0);
      }
    }
  }
}
