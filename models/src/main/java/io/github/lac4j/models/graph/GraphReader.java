package io.github.lac4j.models.graph;

import io.github.lac4j.core.network.ParameterSegment;
import io.github.lac4j.core.network.ParameterSlice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Reads the vertices of a DL4J graph as operations. */
public final class GraphReader {

  private final ComputationGraphConfiguration configuration;
  private final LayerReader layers;

  /**
   * Prepares to read a graph.
   *
   * @param parameters of the whole graph
   */
  public GraphReader(ComputationGraph graph, ParameterSlice parameters) {
    this.configuration = graph.getConfiguration();
    Map<String, ParameterSegment> segments = new HashMap<>();
    parameters.segments().forEach(segment -> segments.put(segment.name(), segment));
    this.layers = new LayerReader(segments);
  }

  /**
   * Reads vertices in the order given; the value of a vertex has its name.
   *
   * @throws UnsupportedLayerException if a vertex is not among those that plans hold
   */
  public List<Operation> read(Collection<String> vertices) {
    List<Operation> operations = new ArrayList<>();
    for (String vertex : vertices) {
      read(vertex, configuration.getVertices().get(vertex), operations);
    }
    return List.copyOf(operations);
  }

  private void read(String name, GraphVertex vertex, List<Operation> operations) {
    List<String> inputs = configuration.getVertexInputs().get(name);
    if (vertex instanceof LayerVertex layer) {
      String input = inputs.get(0);
      if (layer.getPreProcessor() != null) {
        operations.add(reshape(name, name + ".reshaped", input, layer.getPreProcessor()));
        input = name + ".reshaped";
      }
      operations.add(layers.read(name, input, layer.getLayerConf().getLayer()));
    } else if (vertex instanceof PreprocessorVertex preprocessor) {
      operations.add(reshape(name, name, inputs.get(0), preprocessor.getPreProcessor()));
    } else if (vertex instanceof ElementWiseVertex sum
        && sum.getOp() == ElementWiseVertex.Op.Add
        && inputs.size() > 1) {
      operations.add(new Operation.Addition(name, inputs, Nonlinearity.IDENTITY));
    } else if (vertex instanceof MergeVertex merge && merge.getMergeAxis() == 1) {
      operations.add(new Operation.Merge(name, inputs));
    } else {
      throw new UnsupportedLayerException(name, "it is a " + vertex.getClass().getSimpleName());
    }
  }

  private static Operation reshape(
      String vertex, String output, String input, InputPreProcessor processor) {
    if (processor instanceof CnnToFeedForwardPreProcessor) {
      return new Operation.Flatten(output, input);
    }
    if (processor instanceof FeedForwardToCnnPreProcessor maps) {
      return new Operation.Unflatten(
          output,
          input,
          Math.toIntExact(maps.getNumChannels()),
          new Size(Math.toIntExact(maps.getInputHeight()), Math.toIntExact(maps.getInputWidth())));
    }
    throw new UnsupportedLayerException(
        vertex, "its preprocessor is a " + processor.getClass().getSimpleName());
  }
}
