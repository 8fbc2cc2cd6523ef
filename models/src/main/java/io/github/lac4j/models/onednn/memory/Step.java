package io.github.lac4j.models.onednn.memory;

/** One thing a plan does. */
public interface Step {

  /** Does it. */
  void run();

  /**
   * Points all arguments to where their storage lies now.
   *
   * @param arena the address of the arena
   */
  void bind(long arena);

  /** Points the arguments in one storage to its new address. */
  void bind(Storage storage, long address);

  /** When a step is needed. */
  enum Condition {
    /** In every pass. */
    ALWAYS,
    /** If the gradients of the unit's inputs are wanted. */
    INPUT_GRADIENTS,
    /** If the pass moves running statistics. */
    RUNNING_STATISTICS
  }
}
