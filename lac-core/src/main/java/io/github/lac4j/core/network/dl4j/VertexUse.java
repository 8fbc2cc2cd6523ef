package io.github.lac4j.core.network.dl4j;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Remembers which forward pass used each vertex last.
 *
 * <p>DL4J's layers keep only their latest forward pass (batch normalisation its normalised input,
 * say), so a backward pass is right only if nothing has run the same vertices in between.
 */
final class VertexUse {

  private final Map<String, Long> latest = new HashMap<>();
  private long count;

  /** Marks the vertices as used and returns the ticket of this use. */
  long begin(Collection<String> vertices) {
    count++;
    vertices.forEach(vertex -> latest.put(vertex, count));
    return count;
  }

  /** Says whether no later use has touched any of the vertices. */
  boolean isLatest(long ticket, Collection<String> vertices) {
    return vertices.stream().allMatch(vertex -> latest.getOrDefault(vertex, 0L) == ticket);
  }
}
