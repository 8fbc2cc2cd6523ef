package io.github.lac4j.core.optimizer;

import io.github.lac4j.core.check.Checks;
import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import io.github.lac4j.core.vector.VectorGroup;
import io.github.lac4j.core.vector.VectorPass;
import io.github.lac4j.core.vector.VectorRule;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The updates of {@link Sgd}. */
final class SgdOptimizer implements Optimizer {

  private static final String VELOCITY = "velocity";

  private final Sgd config;
  private final BoundParameters parameters;
  private final Optional<INDArray> velocity;
  private final List<Part> parts;
  private final VectorPass pass = new VectorPass();

  SgdOptimizer(Sgd config, BoundParameters parameters) {
    this.config = config;
    this.parameters = parameters;
    this.velocity = config.momentum() > 0 ? Optional.of(parameters.newState()) : Optional.empty();
    this.parts =
        parameters.ranges().stream()
            .map(range -> new Part(range.with(velocity.stream().toList()), range.decayed()))
            .toList();
  }

  @Override
  public void step(double learningRate) {
    Checks.requireNotNegative("learningRate", learningRate);
    parameters.willChange();
    for (Part part : parts) {
      pass.run(rule(learningRate, part.decayed ? config.weightDecay() : 0), part.vectors);
    }
  }

  private VectorRule rule(double learningRate, double weightDecay) {
    double momentum = config.momentum();
    if (velocity.isEmpty()) {
      return new Descent(learningRate, weightDecay);
    }
    return config.nesterov()
        ? new MomentumDescent(momentum, weightDecay, 1, learningRate, learningRate * momentum)
        : new MomentumDescent(momentum, weightDecay, 1, 0, learningRate);
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

  private record Part(VectorGroup vectors, boolean decayed) {}
}
