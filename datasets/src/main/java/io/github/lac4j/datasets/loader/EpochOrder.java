package io.github.lac4j.datasets.loader;

import io.github.lac4j.core.random.Seed;
import java.util.random.RandomGenerator;

/** The order in which an epoch visits the images. */
final class EpochOrder {

  private EpochOrder() {}

  /** Returns a random permutation of 0 to size - 1 (Fisher and Yates). */
  static int[] shuffled(int size, Seed seed) {
    RandomGenerator random = seed.generator();
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
