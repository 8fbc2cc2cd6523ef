package io.github.lac4j.core.network;

/**
 * Tells executors whether what they have made of a network's parameters is out of date.
 *
 * <p>Everything in lac4j that writes to parameters says so here, before the network next runs. A
 * vector that has been handed out may be written to at any time and without a word: from then on
 * {@link #isTrusted} is false for good, and executors start from the parameters themselves in every
 * pass.
 *
 * <p>One thread at a time, as the network.
 */
public final class ParameterVersion {

  private long weights;
  private long parameters;
  private boolean isExposed;

  /** Makes a version of vectors that nobody else can write to yet. */
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

  /** Says that somebody has got hold of the vectors who need not report changes. */
  public void expose() {
    isExposed = true;
  }

  /** Returns a number that differs after each reported change of trained parameters. */
  public long weights() {
    return weights;
  }

  /** Returns a number that differs after each reported change of any parameter. */
  public long parameters() {
    return parameters;
  }

  /** Says whether all changes are reported. */
  public boolean isTrusted() {
    return !isExposed;
  }
}
