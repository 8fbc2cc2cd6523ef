package io.github.lac4j.evaluation.saved;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.VertexGroup;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.Network;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
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
   * Builds the network, with the file's parameters.
   *
   * @throws IllegalArgumentException if the graph cannot be built, or the executor cannot run one
   *     of its layers
   */
  public Network network(Executor executor) {
    VertexGroup all = new VertexGroup("model", List.copyOf(configuration.getVertices().keySet()));
    try {
      return Network.of(Blueprint.ofLayers(configuration, List.of(all)), executor, parameters);
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (RuntimeException e) {
      // DL4J has no exception of its own for graphs that make no sense.
      throw new IllegalArgumentException("The model's graph cannot be built: " + e.getMessage(), e);
    }
  }
}
