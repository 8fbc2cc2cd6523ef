package io.github.lac4j.core.checkpoint;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Takes down named values; names are unique within a scope. */
public interface StateWriter {

  /** Writes an array of floats or doubles, with its shape. */
  void put(String name, INDArray array);

  /** Writes a whole number. */
  void put(String name, long number);

  /** Writes a real number, exactly. */
  void put(String name, double number);

  /** Writes a text. */
  void put(String name, String text);

  /** Returns a writer whose names are kept apart under this one. */
  StateWriter scope(String name);
}
