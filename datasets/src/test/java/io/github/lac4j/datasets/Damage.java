package io.github.lac4j.datasets;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes damaged copies of files, the same ones each time. */
public final class Damage {

  private final Random random;

  /** Starts with a seed. */
  public Damage(long seed) {
    this.random = new Random(seed);
  }

  /** Changes bytes, mostly of the header, or cuts, or lengthens. */
  public byte[] of(byte[] whole) {
    byte[] changed =
        switch (random.nextInt(4)) {
          case 0 -> Arrays.copyOf(whole, random.nextInt(whole.length + 1));
          case 1 -> Arrays.copyOf(whole, whole.length + 1 + random.nextInt(20));
          default -> whole.clone();
        };
    for (int i = random.nextInt(4); i >= 0 && changed.length > 0; i--) {
      int range = random.nextBoolean() ? Math.min(16, changed.length) : changed.length;
      changed[random.nextInt(range)] = (byte) random.nextInt(256);
    }
    return changed;
  }

  /** Chooses one of several things. */
  public <T> T oneOf(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }
}
