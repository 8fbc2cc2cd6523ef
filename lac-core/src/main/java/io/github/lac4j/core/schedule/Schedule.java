package io.github.lac4j.core.schedule;

/** A value, such as a learning rate, as a pure function of the step. */
@FunctionalInterface
public interface Schedule {

  /**
   * Returns the value at a step.
   *
   * @param step steps taken before, from 0
   */
  double at(long step);
}
