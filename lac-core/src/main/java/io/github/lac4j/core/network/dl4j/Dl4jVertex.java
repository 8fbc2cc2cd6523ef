package io.github.lac4j.core.network.dl4j;

import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One vertex of a DL4J graph, run by itself. */
final class Dl4jVertex {

  private static final LayerWorkspaceMgr NO_WORKSPACES = LayerWorkspaceMgr.noWorkspaces();

  private final GraphVertex vertex;
  private final List<String> inputs;
  private final RunningStatistics statistics;

  Dl4jVertex(ComputationGraph graph, String name) {
    this.vertex = graph.getVertex(name);
    this.inputs = graph.getConfiguration().getVertexInputs().get(name);
    this.statistics =
        vertex.hasLayer() && vertex.getLayer() instanceof BatchNormalization layer
            ? new RunningStatistics(layer)
            : null;
  }

  String name() {
    return vertex.getVertexName();
  }

  List<String> inputs() {
    return inputs;
  }

  INDArray forward(List<INDArray> arrays, boolean training, boolean moveStatistics) {
    for (int i = 0; i < arrays.size(); i++) {
      vertex.setInput(i, arrays.get(i), NO_WORKSPACES);
    }
    INDArray output = vertex.doForward(training, NO_WORKSPACES);
    if (moveStatistics && statistics != null) {
      statistics.move(arrays.get(0));
    }
    return output;
  }

  INDArray[] backward(INDArray outputGradient) {
    vertex.setEpsilon(outputGradient);
    return vertex.doBackward(false, NO_WORKSPACES).getSecond();
  }

  void forget() {
    vertex.clear();
  }
}
