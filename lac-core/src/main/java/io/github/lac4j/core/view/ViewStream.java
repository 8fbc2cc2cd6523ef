package io.github.lac4j.core.view;

/**
 * The remaining steps of one epoch, in order.
 *
 * <p>The views that {@link #next()} returns stay valid only until the next call. Closing stops the
 * threads that prepare views ahead.
 */
public interface ViewStream extends AutoCloseable {

  /** Says whether the epoch has another step. */
  boolean hasNext();

  /**
   * Returns the views of the next step, waiting for them if need be.
   *
   * @throws java.util.NoSuchElementException if the epoch is over
   */
  Views next();

  @Override
  void close();
}
