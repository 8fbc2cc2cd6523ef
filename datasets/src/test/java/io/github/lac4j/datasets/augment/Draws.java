package io.github.lac4j.datasets.augment;

import java.util.random.RandomGenerator;

/** A generator that gives numbers chosen beforehand. */
final class Draws implements RandomGenerator {

  private final int[] numbers;
  private int next;

  Draws(int... numbers) {
    this.numbers = numbers;
  }

  @Override
  public int nextInt(int bound) {
    return numbers[next++];
  }

  @Override
  public long nextLong() {
    throw new UnsupportedOperationException("only whole numbers below a bound were chosen");
  }
}
