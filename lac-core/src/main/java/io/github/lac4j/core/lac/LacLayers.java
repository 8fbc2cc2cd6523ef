package io.github.lac4j.core.lac;

import io.github.lac4j.core.model.Granularity;
import io.github.lac4j.core.model.VertexGroup;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.UnitGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;

/**
 * An encoder and a decoder as one row of layers: hidden ones with a contrast, and the output layer.
 *
 * @param units all units in the order of computation; the last one is the output layer
 * @param contrasted positions of the units whose activity is compared
 */
record LacLayers(UnitGraph units, List<Integer> contrasted) {

  /** Cuts the networks into layers, and each hidden layer before its nonlinearity if so wanted. */
  static LacLayers of(
      Network encoder, Network decoder, Granularity granularity, ActivityTarget target) {
    List<VertexGroup> encoding = encoder.blueprint().body(granularity);
    List<VertexGroup> decoding = decoder.blueprint().body(granularity);
    int hidden = decoding.size() - 1;
    if (target == ActivityTarget.PRE) {
      encoding = splitBeforeActivation(encoder, encoding);
      List<VertexGroup> split =
          new ArrayList<>(splitBeforeActivation(decoder, decoding.subList(0, hidden)));
      split.add(decoding.get(hidden));
      decoding = split;
    }
    UnitGraph units = encoder.cut(encoding).then(decoder.cut(decoding));
    int output = units.size() - 1;
    List<Integer> contrasted =
        IntStream.range(0, output)
            .filter(i -> !units.unit(i).parameters().trained().isEmpty())
            .boxed()
            .toList();
    return new LacLayers(units, contrasted);
  }

  private static List<VertexGroup> splitBeforeActivation(
      Network network, List<VertexGroup> groups) {
    List<VertexGroup> split = new ArrayList<>();
    for (VertexGroup group : groups) {
      String last = network.boundary(group).output();
      if (!isActivation(network, last) || group.vertices().size() < 2) {
        throw new IllegalArgumentException(
            "Layer \"%s\" ends in \"%s\", which is no activation of its own, so it has no activity before the nonlinearity; use target POST"
                .formatted(group.name(), last));
      }
      List<String> before =
          group.vertices().stream().filter(vertex -> !vertex.equals(last)).toList();
      split.add(new VertexGroup(group.name(), before));
      split.add(VertexGroup.of(group.name() + ".activation", last));
    }
    return split;
  }

  private static boolean isActivation(Network network, String vertex) {
    return network.blueprint().configuration().getVertices().get(vertex)
            instanceof LayerVertex layer
        && layer.getLayerConf().getLayer() instanceof ActivationLayer;
  }
}
