package io.github.lac4j.core.optimizer;

import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The updates of {@link Lars}. */
final class LarsOptimizer implements Optimizer {

  private static final String VELOCITY = "velocity";

  private final Lars config;
  private final BoundParameters parameters;
  private final INDArray velocity;
  private final List<Part> parts;

  LarsOptimizer(Lars config, BoundParameters parameters) {
    this.config = config;
    this.parameters = parameters;
    this.velocity = parameters.newState();
    INDArray scratch = parameters.newScratch();
    this.parts =
        parameters.ranges().stream()
            .map(range -> new Part(range, range.partOf(velocity), range.beginOf(scratch)))
            .toList();
  }

  @Override
  public void step(double learningRate) {
    Settings.requireNotNegative("learningRate", learningRate);
    for (Part part : parts) {
      INDArray direction = part.range.gradients();
      double trust = 1;
      if (part.range.decayed()) {
        direction = part.scratch;
        InPlace.sumScaled(
            part.range.gradients(), config.weightDecay(), part.range.parameters(), direction);
        trust = trust(InPlace.norm(part.range.parameters()), InPlace.norm(direction));
      }
      part.velocity.muli(config.momentum());
      if (config.learningRateInVelocity()) {
        InPlace.addScaled(part.velocity, learningRate * trust, direction);
        part.range.parameters().subi(part.velocity);
      } else {
        InPlace.addScaled(part.velocity, trust, direction);
        InPlace.addScaled(part.range.parameters(), -learningRate, part.velocity);
      }
    }
  }

  private double trust(double weightNorm, double directionNorm) {
    return weightNorm > 0 && directionNorm > 0
        ? config.trustCoefficient() * weightNorm / directionNorm
        : 1;
  }

  @Override
  public void save(StateWriter writer) {
    parameters.save(writer);
    writer.put(VELOCITY, velocity);
  }

  @Override
  public void restore(StateReader reader) {
    parameters.requireSame(reader);
    reader.read(VELOCITY, velocity);
  }

  private record Part(ParameterRange range, INDArray velocity, INDArray scratch) {}
}
