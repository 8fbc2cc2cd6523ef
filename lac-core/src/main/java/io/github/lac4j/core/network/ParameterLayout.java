package io.github.lac4j.core.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Reads from a DL4J graph where each tensor lies in the flat vectors. */
final class ParameterLayout {

  private ParameterLayout() {}

  /** Returns a live view of rank 1 of one of DL4J's flat row vectors. */
  static INDArray flat(INDArray rowVector) {
    return rowVector.reshape(rowVector.length());
  }

  /** Returns every segment, in the order of the offsets, without gaps. */
  static List<ParameterSegment> segmentsOf(ComputationGraph graph) {
    List<ParameterSegment> segments = new ArrayList<>();
    long base = graph.params().offset();
    for (GraphVertex vertex : graph.getVertices()) {
      if (!vertex.hasLayer()) {
        continue;
      }
      for (Map.Entry<String, INDArray> entry : vertex.getLayer().paramTable(false).entrySet()) {
        segments.add(
            new ParameterSegment(
                vertex.getVertexName(),
                entry.getKey(),
                kindOf(vertex, entry.getKey()),
                entry.getValue().offset() - base,
                entry.getValue().length()));
      }
    }
    segments.sort(Comparator.comparingLong(ParameterSegment::offset));
    requireComplete(segments, graph.params().length());
    return List.copyOf(segments);
  }

  /** Returns every tensor by the name that its segment has, live and in its own shape. */
  static Map<String, INDArray> tensorsOf(ComputationGraph graph) {
    Map<String, INDArray> tensors = new LinkedHashMap<>();
    for (GraphVertex vertex : graph.getVertices()) {
      if (vertex.hasLayer()) {
        vertex
            .getLayer()
            .paramTable(false)
            .forEach((key, tensor) -> tensors.put(vertex.getVertexName() + "/" + key, tensor));
      }
    }
    return tensors;
  }

  private static void requireComplete(List<ParameterSegment> segments, long length) {
    long next = 0;
    for (ParameterSegment segment : segments) {
      if (segment.offset() != next) {
        throw new IllegalStateException(
            "DL4J keeps parameter %s at %d instead of %d; this version of DL4J is not supported"
                .formatted(segment.name(), segment.offset(), next));
      }
      next = segment.end();
    }
    if (!segments.isEmpty() && next != length) {
      throw new IllegalStateException(
          "DL4J's layers hold %d of %d parameters; this version of DL4J is not supported"
              .formatted(next, length));
    }
  }

  private static ParameterKind kindOf(GraphVertex vertex, String key) {
    if (vertex.getLayer() instanceof BatchNormalization) {
      return switch (key) {
        case BatchNormalizationParamInitializer.GAMMA -> ParameterKind.SCALE;
        case BatchNormalizationParamInitializer.BETA -> ParameterKind.SHIFT;
        default -> ParameterKind.STATISTIC;
      };
    }
    Layer layer = vertex.getLayer().conf().getLayer();
    ParamInitializer kinds = layer.initializer();
    if (kinds.isBiasParam(layer, key)) {
      return hasBias(layer) ? ParameterKind.BIAS : ParameterKind.UNUSED;
    }
    // What is neither is a gain, as that of a layer normalisation.
    return kinds.isWeightParam(layer, key) ? ParameterKind.WEIGHT : ParameterKind.SCALE;
  }

  private static boolean hasBias(Layer layer) {
    if (layer instanceof ConvolutionLayer convolution) {
      return convolution.hasBias();
    }
    return !(layer instanceof DenseLayer dense) || dense.hasBias();
  }
}
