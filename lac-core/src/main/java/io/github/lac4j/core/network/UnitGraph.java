package io.github.lac4j.core.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Units in the order of computation, and which unit's output feeds which.
 *
 * <p>The output of the last unit is the output of all.
 *
 * @param nodes the units with their sources
 */
public record UnitGraph(List<Node> nodes) {

  /** The source that stands for the input of the whole. */
  public static final int INPUT = -1;

  /**
   * A unit and where its inputs come from.
   *
   * @param unit the unit
   * @param sources for each input, the position of the unit that gives it, or {@link #INPUT}
   */
  public record Node(Unit unit, List<Integer> sources) {

    /** Copies the list. */
    public Node {
      sources = List.copyOf(sources);
    }
  }

  /**
   * Checks that sources precede the units that they feed.
   *
   * @throws IllegalArgumentException if there are no units, or a source does not precede its unit
   */
  public UnitGraph {
    nodes = List.copyOf(nodes);
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("A unit graph needs at least one unit");
    }
    for (int i = 0; i < nodes.size(); i++) {
      for (int source : nodes.get(i).sources()) {
        if (source < INPUT || source >= i) {
          throw new IllegalArgumentException(
              "Unit %d cannot take its input from unit %d".formatted(i, source));
        }
      }
    }
  }

  /** Returns the number of units. */
  public int size() {
    return nodes.size();
  }

  /** Returns the unit at a position. */
  public Unit unit(int index) {
    return nodes.get(index).unit();
  }

  /** Returns the units in the order of computation. */
  public List<Unit> units() {
    return nodes.stream().map(Node::unit).toList();
  }

  /** Returns these units followed by {@code next}, whose input is the output of these. */
  public UnitGraph then(UnitGraph next) {
    List<Node> all = new ArrayList<>(nodes);
    int last = nodes.size() - 1;
    for (Node node : next.nodes) {
      List<Integer> shifted =
          node.sources().stream()
              .map(source -> source == INPUT ? last : source + nodes.size())
              .toList();
      all.add(new Node(node.unit(), shifted));
    }
    return new UnitGraph(all);
  }
}
