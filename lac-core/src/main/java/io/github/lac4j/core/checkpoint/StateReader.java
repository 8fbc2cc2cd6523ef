package io.github.lac4j.core.checkpoint;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Gives back named values that a {@link StateWriter} took down. */
public interface StateReader {

  /**
   * Copies a saved array into {@code target}.
   *
   * @throws CheckpointException if there is no such array, or its shape or type differs
   */
  void read(String name, INDArray target);

  /**
   * Returns a whole number.
   *
   * @throws CheckpointException if there is none of this name
   */
  long readLong(String name);

  /**
   * Returns a real number.
   *
   * @throws CheckpointException if there is none of this name
   */
  double readDouble(String name);

  /**
   * Returns a text.
   *
   * @throws CheckpointException if there is none of this name
   */
  String readText(String name);

  /** Returns a reader of what was written under this scope. */
  StateReader scope(String name);
}
