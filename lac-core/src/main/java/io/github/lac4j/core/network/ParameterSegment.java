package io.github.lac4j.core.network;

import static java.util.Objects.requireNonNull;

/**
 * One tensor's place in the flat vectors of a network.
 *
 * @param vertex the DL4J vertex that owns it
 * @param key DL4J's name of the parameter, for example {@code W}
 * @param kind how it is updated
 * @param offset first element in the flat vectors
 * @param length number of elements
 */
public record ParameterSegment(
    String vertex, String key, ParameterKind kind, long offset, long length) {

  /** Checks the references. */
  public ParameterSegment {
    requireNonNull(vertex, "vertex is null");
    requireNonNull(key, "key is null");
    requireNonNull(kind, "kind is null");
  }

  /**
   * Returns the name by which messages and checkpoints call the tensor, for example {@code
   * conv1/W}.
   */
  public String name() {
    return vertex + "/" + key;
  }

  /** Returns the first element after the segment. */
  public long end() {
    return offset + length;
  }
}
