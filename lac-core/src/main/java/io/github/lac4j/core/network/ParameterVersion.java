package io.github.lac4j.core.network;

/**
 * Tells executors whether what they have made of a network's weights is out of date.
 *
 * <p>Everything in lac4j that writes to weights says so here. A vector that has been handed out may
 * be written to at any time and without a word: from then on {@link #isTrusted} is false for good,
 * and executors start from the weights themselves in every pass.
 *
 * <p>One thread at a time, as the network.
 */
public final class ParameterVersion {

  private long weights;
  private boolean isExposed;

  /** Makes a version of vectors that nobody else can write to yet. */
  public ParameterVersion() {}

  /** Says that weights have been changed. */
  public void weightsChanged() {
    weights++;
  }

  /** Says that somebody has got hold of the vectors who need not report changes. */
  public void expose() {
    isExposed = true;
  }

  /** Returns a number that differs after each change of weights that has been reported. */
  public long weights() {
    return weights;
  }

  /** Says whether all changes are reported. */
  public boolean isTrusted() {
    return !isExposed;
  }
}
