package io.github.lac4j.core.random;

import static java.util.Objects.requireNonNull;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A point in a tree of random seeds: every use of chance derives its own seed by name and number.
 *
 * <p>Because a seed is a pure function of the path that led to it ({@code
 * run.derive("queue").derive(step)}), nothing random has to be stored in a checkpoint, and results
 * do not depend on the order in which threads draw numbers.
 *
 * <pre>{@code
 * RandomGenerator random = new Seed(7).derive("views").derive(epoch).derive(image).generator();
 * }</pre>
 */
public record Seed(long value) {

  /** Returns the seed of the child with this name; different names give independent seeds. */
  public Seed derive(String purpose) {
    requireNonNull(purpose, "purpose is null");
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < purpose.length(); i++) {
      hash = (hash ^ purpose.charAt(i)) * 0x100000001b3L;
    }
    return derive(hash);
  }

  /** Returns the seed of the child with this number; different numbers give independent seeds. */
  public Seed derive(long index) {
    return new Seed(deriveValue(value, index));
  }

  /**
   * Returns the value of a child's seed without making the seed, for code that must not allocate:
   * {@code deriveValue(seed.value(), index)} is {@code seed.derive(index).value()}.
   */
  public static long deriveValue(long value, long index) {
    return mix(mix(value + 0x9e3779b97f4a7c15L) ^ (index + 0x632be59bd9b4e019L));
  }

  /** Returns a new generator that starts at this seed; two calls give equal streams. */
  public RandomGenerator generator() {
    return new SplittableRandom(value);
  }

  /**
   * Returns the numbers from 0 to {@code size - 1} in a random order (Fisher and Yates).
   *
   * @throws NegativeArraySizeException if the size is negative
   */
  public int[] permutation(int size) {
    RandomGenerator random = generator();
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  /**
   * The finaliser of SplitMix64 (Steele, Lea and Flood 2014): every input bit moves every output.
   */
  private static long mix(long input) {
    long bits = input;
    bits = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
    return bits ^ (bits >>> 31);
  }
}
