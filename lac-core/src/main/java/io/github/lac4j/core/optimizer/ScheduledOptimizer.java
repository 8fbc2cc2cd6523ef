package io.github.lac4j.core.optimizer;

import io.github.lac4j.core.checkpoint.Checkpointable;
import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import io.github.lac4j.core.network.ParameterSlice;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.schedule.Schedule;
import java.util.List;

/** An optimiser that takes its learning rate from a schedule and counts its steps. */
public final class ScheduledOptimizer implements Checkpointable {

  private final Optimizer optimizer;
  private final Schedule learningRate;
  private long steps;

  /**
   * Binds an optimiser to parameters for the length of a run.
   *
   * @param slices the parameters to update; no segment twice
   */
  public ScheduledOptimizer(OptimizerSettings settings, List<ParameterSlice> slices, Run run) {
    this.optimizer = settings.optimizer().bind(slices);
    this.learningRate = settings.learningRate().over(run.stepsPerEpoch(), run.epochs());
  }

  /** Updates all parameters once, from the gradients as they stand, and returns the rate used. */
  public double step() {
    double rate = learningRate();
    optimizer.step(rate);
    steps++;
    return rate;
  }

  /** Returns how many steps have been taken. */
  public long steps() {
    return steps;
  }

  /** Returns the learning rate of the next step. */
  public double learningRate() {
    return learningRate.at(steps);
  }

  @Override
  public void save(StateWriter writer) {
    writer.put("steps", steps);
    optimizer.save(writer.scope("optimizer"));
  }

  @Override
  public void restore(StateReader reader) {
    steps = reader.readLong("steps");
    optimizer.restore(reader.scope("optimizer"));
  }
}
