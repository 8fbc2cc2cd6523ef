package io.github.lac4j.core.schedule;

import io.github.lac4j.core.registry.Kind;

/** The settings of a schedule in epochs, independent of how many steps an epoch has. */
@Kind("learning rate")
public interface ScheduleConfig {

  /**
   * Returns the schedule of a run.
   *
   * @param stepsPerEpoch steps of one epoch, 1 or more
   * @param epochs length of the run, 1 or more
   */
  Schedule over(int stepsPerEpoch, int epochs);
}
