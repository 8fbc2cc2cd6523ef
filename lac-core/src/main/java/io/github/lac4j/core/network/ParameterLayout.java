package io.github.lac4j.core.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
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
    return switch (key) {
      case DefaultParamInitializer.WEIGHT_KEY -> ParameterKind.WEIGHT;
      case DefaultParamInitializer.BIAS_KEY ->
          hasBias(vertex) ? ParameterKind.BIAS : ParameterKind.UNUSED;
      default ->
          throw new IllegalArgumentException(
              "Layer \"%s\" has a parameter \"%s\", of a kind that lac4j does not know"
                  .formatted(vertex.getVertexName(), key));
    };
  }

  private static boolean hasBias(GraphVertex vertex) {
    Layer layer = vertex.getLayer().conf().getLayer();
    if (layer instanceof ConvolutionLayer convolution) {
      return convolution.hasBias();
    }
    return !(layer instanceof DenseLayer dense) || dense.hasBias();
  }
}
