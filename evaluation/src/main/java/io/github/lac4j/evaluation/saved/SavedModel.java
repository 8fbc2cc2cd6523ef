package io.github.lac4j.evaluation.saved;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.VertexGroup;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.UnitShapes;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a model file holds.
 *
 * @param configuration the graph, with one input and one output
 * @param parameters all parameters, 1 x P, in the graph's order
 */
public record SavedModel(ComputationGraphConfiguration configuration, INDArray parameters) {

  /** Checks that nothing is null. */
  public SavedModel {
    requireNonNull(configuration, "configuration is null");
    requireNonNull(parameters, "parameters is null");
  }

  /**
   * Builds the network for images of one shape, with the file's parameters. If it takes vectors as
   * long as an image, each image is flattened: channel by channel, each row by row.
   *
   * @throws IllegalArgumentException if it does not take such images, the graph cannot be built, or
   *     the executor cannot run one of its layers
   */
  public Network network(Executor executor, ImageShape images) {
    try {
      return requireTakes(build(executor, images), images);
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (RuntimeException e) {
      // DL4J has no exception of its own for graphs that make no sense.
      throw new IllegalArgumentException("The model's graph cannot be built: " + e.getMessage(), e);
    }
  }

  /**
   * Builds the graph as DL4J knows it, with the file's parameters.
   *
   * @throws IllegalArgumentException if it cannot be built
   */
  public ComputationGraph graph() {
    try {
      ComputationGraph graph = new ComputationGraph(configuration.clone());
      graph.init(parameters, /* cloneParametersArray= */ true);
      return graph;
    } catch (RuntimeException e) {
      // DL4J has no exception of its own for graphs that make no sense.
      throw new IllegalArgumentException("The model's graph cannot be built: " + e.getMessage(), e);
    }
  }

  private Network build(Executor executor, ImageShape images) {
    ComputationGraphConfiguration graph = configuration.clone();
    graph
        .getVertices()
        .forEach(
            (name, vertex) -> {
              if (graph.getVertexInputs().get(name).equals(graph.getNetworkInputs())
                  && takesVectors(vertex, images.size())
                  && images.size() != images.channels()) {
                ((LayerVertex) vertex)
                    .setPreProcessor(
                        new CnnToFeedForwardPreProcessor(
                            images.height(), images.width(), images.channels()));
              }
            });
    VertexGroup all = new VertexGroup("model", List.copyOf(graph.getVertices().keySet()));
    return Network.of(Blueprint.ofLayers(graph, List.of(all)), executor, parameters);
  }

  private static boolean takesVectors(GraphVertex vertex, int length) {
    return vertex instanceof LayerVertex layer
        && layer.getPreProcessor() == null
        && layer.getLayerConf().getLayer() instanceof FeedForwardLayer dense
        && !(dense instanceof ConvolutionLayer)
        && dense.getNIn() == length;
  }

  private static Network requireTakes(Network network, ImageShape images) {
    try {
      Blueprint blueprint = network.blueprint();
      new UnitShapes(blueprint.configuration(), network.boundary(blueprint.whole()))
          .requireFit(List.of(new long[] {1, images.channels(), images.height(), images.width()}));
      return network;
    } catch (RuntimeException e) {
      network.close();
      throw e;
    }
  }
}
