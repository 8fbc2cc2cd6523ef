package io.github.lac4j.core.network;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Makes DL4J graphs without DL4J's own initialisation, which would reseed ND4J's global generator.
 */
final class GraphFactory {

  private GraphFactory() {}

  /** Returns a graph with parameters of zero and a gradient vector. */
  static ComputationGraph allocate(ComputationGraphConfiguration configuration) {
    long count = 0;
    for (GraphVertex vertex : configuration.getVertices().values()) {
      vertex.setDataType(configuration.getDataType());
      count += vertex.numParams(true);
    }
    ComputationGraph graph = new ComputationGraph(configuration);
    if (count == 0) {
      graph.init();
    } else {
      INDArray zeros = Nd4j.create(configuration.getDataType(), 1, count);
      graph.init(zeros, false);
    }
    graph.initGradientsView();
    return graph;
  }
}
