package io.github.lac4j.models.onednn.memory;

/** Memory outside of a plan that holds a tensor: an input, an output, or the gradient of one. */
public interface Operand {

  /** Returns the shape and order of the tensor. */
  Port port();

  /** Returns where the memory lies. */
  long address();

  /** Keeps the memory until {@link #letGo}. */
  void hold();

  /** Ends a {@link #hold}. */
  void letGo();
}
