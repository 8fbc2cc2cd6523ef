package io.github.lac4j.core.optimizer;

import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The updates of {@link Sgd}, without scratch memory. */
final class SgdOptimizer implements Optimizer {

  private static final String VELOCITY = "velocity";

  private final Sgd config;
  private final BoundParameters parameters;
  private final Optional<INDArray> velocity;
  private final List<Part> parts;

  SgdOptimizer(Sgd config, BoundParameters parameters) {
    this.config = config;
    this.parameters = parameters;
    this.velocity = config.momentum() > 0 ? Optional.of(parameters.newState()) : Optional.empty();
    this.parts =
        parameters.ranges().stream()
            .map(range -> new Part(range, velocity.map(range::partOf)))
            .toList();
  }

  @Override
  public void step(double learningRate) {
    Settings.requireNotNegative("learningRate", learningRate);
    for (Part part : parts) {
      if (part.velocity.isPresent()) {
        stepWithMomentum(part.range, part.velocity.get(), learningRate);
      } else {
        descend(part.range, learningRate);
      }
    }
  }

  private void stepWithMomentum(ParameterRange range, INDArray velocity, double learningRate) {
    velocity.muli(config.momentum());
    velocity.addi(range.gradients());
    if (range.decayed()) {
      InPlace.addScaled(velocity, config.weightDecay(), range.parameters());
    }
    if (config.nesterov()) {
      descend(range, learningRate);
      InPlace.addScaled(range.parameters(), -learningRate * config.momentum(), velocity);
    } else {
      InPlace.addScaled(range.parameters(), -learningRate, velocity);
    }
  }

  /** Moves along the gradient and the decay, which must come first: it needs the old parameters. */
  private void descend(ParameterRange range, double learningRate) {
    if (range.decayed()) {
      InPlace.addScaled(
          range.parameters(), -learningRate * config.weightDecay(), range.parameters());
    }
    InPlace.addScaled(range.parameters(), -learningRate, range.gradients());
  }

  @Override
  public void save(StateWriter writer) {
    parameters.save(writer);
    velocity.ifPresent(state -> writer.put(VELOCITY, state));
  }

  @Override
  public void restore(StateReader reader) {
    parameters.requireSame(reader);
    velocity.ifPresent(state -> reader.read(VELOCITY, state));
  }

  private record Part(ParameterRange range, Optional<INDArray> velocity) {}
}
