package io.github.lac4j.core.model;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;

/**
 * A network that is not built yet: a plain DL4J configuration, and where it may be cut.
 *
 * <p>The vertices fall into the body, which has all parameters, and an optional read-out without
 * parameters (a pooling, say) that turns the body's output into features. A decoder continues from
 * the body's output; everything else uses the features. The layers and the blocks are two
 * partitions of the same body.
 *
 * @param configuration one input, one output, stock layers, no output layer with a loss
 * @param layers the body, finely cut, in the order of computation
 * @param blocks the body, coarsely cut, in the order of computation
 * @param readout the vertices after the body, if any
 */
public record Blueprint(
    ComputationGraphConfiguration configuration,
    List<VertexGroup> layers,
    List<VertexGroup> blocks,
    Optional<VertexGroup> readout) {

  /**
   * Checks that layers and blocks each cover the graph exactly once, together with the read-out.
   *
   * @throws IllegalArgumentException if a vertex is missing, unknown or in two groups
   */
  public Blueprint {
    requireNonNull(configuration, "configuration is null");
    requireNonNull(readout, "readout is null");
    layers = List.copyOf(layers);
    blocks = List.copyOf(blocks);
    requirePartition(configuration, layers, readout, "layers");
    requirePartition(configuration, blocks, readout, "blocks");
  }

  /** Returns the blueprint of a network without blocks and without a read-out. */
  public static Blueprint ofLayers(
      ComputationGraphConfiguration configuration, List<VertexGroup> layers) {
    return new Blueprint(configuration, layers, layers, Optional.empty());
  }

  /** Returns the body as groups of the given granularity, in the order of computation. */
  public List<VertexGroup> body(Granularity granularity) {
    return switch (granularity) {
      case LAYER -> layers;
      case BLOCK -> blocks;
      case BODY -> List.of(new VertexGroup("body", verticesOf(layers)));
    };
  }

  /** Returns all vertices, read-out included, as one group. */
  public VertexGroup whole() {
    List<String> all = new ArrayList<>(verticesOf(layers));
    readout.ifPresent(group -> all.addAll(group.vertices()));
    return new VertexGroup("network", all);
  }

  private static List<String> verticesOf(List<VertexGroup> groups) {
    return groups.stream().flatMap(group -> group.vertices().stream()).toList();
  }

  private static void requirePartition(
      ComputationGraphConfiguration configuration,
      List<VertexGroup> groups,
      Optional<VertexGroup> readout,
      String what) {
    Set<String> left = new HashSet<>(configuration.getVertices().keySet());
    List<String> named = new ArrayList<>(verticesOf(groups));
    readout.ifPresent(group -> named.addAll(group.vertices()));
    for (String vertex : named) {
      if (!left.remove(vertex)) {
        throw new IllegalArgumentException(
            "Vertex \"%s\" of the %s is in two groups or not in the graph".formatted(vertex, what));
      }
    }
    if (!left.isEmpty()) {
      throw new IllegalArgumentException("The %s leave out the vertices %s".formatted(what, left));
    }
  }
}
