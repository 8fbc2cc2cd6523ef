package io.github.lac4j.core.view;

/**
 * The remaining steps of one epoch, in order.
 *
 * <p>The batch that {@link #next()} returns stays valid only until the next call. Closing stops the
 * threads that prepare batches ahead.
 */
public interface ViewStream extends AutoCloseable {

  /** Says whether the epoch has another step. */
  boolean hasNext();

  /**
   * Returns the next batch, waiting for it if need be.
   *
   * @throws java.util.NoSuchElementException if the epoch is over
   */
  Batch next();

  @Override
  void close();
}
