package io.github.lac4j.core.network;

/**
 * Tells executors whether what they have made of a network's parameters is out of date.
 *
 * <p>Everybody who writes to parameters says so here, before the network next runs; those who only
 * read them need not say anything. One thread at a time, as the network.
 */
public final class ParameterVersion {

  private long weights;
  private long parameters;

  /** Makes a version of parameters of which nothing has been made yet. */
  public ParameterVersion() {}

  /** Says that trained parameters change, and perhaps running statistics with them. */
  public void weightsChanged() {
    weights++;
    parameters++;
  }

  /** Says that running statistics change. */
  public void statisticsChanged() {
    parameters++;
  }

  /** Returns a number that differs after each change of trained parameters. */
  public long weights() {
    return weights;
  }

  /** Returns a number that differs after each change of any parameter. */
  public long parameters() {
    return parameters;
  }

  /**
   * Refuses to go backward through a pass that was made with other parameters.
   *
   * @param madeWith {@link #weights()} when it was made
   * @param unit the unit's name
   * @throws IllegalStateException if trained parameters have changed since
   */
  public void requireUnchanged(long madeWith, String unit) {
    if (madeWith != weights) {
      throw new IllegalStateException(
          "Parameters of the network of unit \"%s\" have changed since the forward pass; go backward before the update"
              .formatted(unit));
    }
  }
}
