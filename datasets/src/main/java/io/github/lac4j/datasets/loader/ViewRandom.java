package io.github.lac4j.datasets.loader;

import java.util.random.RandomGenerator;

/**
 * A generator that is set to a new seed for every view, so that no view needs an object of its own.
 *
 * <p>It is SplitMix64 (Steele, Lea and Flood 2014) and gives the very numbers of {@code
 * Seed.generator()} for the same seed.
 */
final class ViewRandom implements RandomGenerator {

  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private long state;

  /** Starts again from a seed. */
  void reseed(long seed) {
    state = seed;
  }

  @Override
  public long nextLong() {
    long bits = next();
    bits = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
    return bits ^ (bits >>> 31);
  }

  @Override
  public int nextInt() {
    long bits = next();
    bits = (bits ^ (bits >>> 33)) * 0x62a9d9ed799705f5L;
    return (int) (((bits ^ (bits >>> 28)) * 0xcb24d0a5c88c35b3L) >>> 32);
  }

  private long next() {
    state += GOLDEN_GAMMA;
    return state;
  }
}
