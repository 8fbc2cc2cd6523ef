package io.github.lac4j.core.optimizer;

import io.github.lac4j.core.check.Checks;
import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import io.github.lac4j.core.vector.VectorGroup;
import io.github.lac4j.core.vector.VectorPass;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The updates of {@link Lars}. */
final class LarsOptimizer implements Optimizer {

  private static final String VELOCITY = "velocity";

  private final Lars config;
  private final BoundParameters parameters;
  private final INDArray velocity;
  private final List<Part> parts;
  private final VectorPass pass = new VectorPass();

  LarsOptimizer(Lars config, BoundParameters parameters) {
    this.config = config;
    this.parameters = parameters;
    this.velocity = parameters.newState();
    this.parts =
        parameters.ranges().stream()
            .map(
                range -> new Part(range.with(List.of(velocity)), range.readOnly(), range.decayed()))
            .toList();
  }

  @Override
  public void step(double learningRate) {
    Checks.requireNotNegative("learningRate", learningRate);
    parameters.willChange();
    for (Part part : parts) {
      double weightDecay = part.adapted ? config.weightDecay() : 0;
      double trust = part.adapted ? trust(part.weightsAndGradients) : 1;
      pass.run(
          config.learningRateInVelocity()
              ? new MomentumDescent(config.momentum(), weightDecay, learningRate * trust, 0, 1)
              : new MomentumDescent(config.momentum(), weightDecay, trust, 0, learningRate),
          part.vectors);
    }
  }

  private double trust(VectorGroup weightsAndGradients) {
    double[] squares = pass.run(new SquaredNorms(config.weightDecay()), weightsAndGradients);
    return squares[0] > 0 && squares[1] > 0
        ? config.trustCoefficient() * StrictMath.sqrt(squares[0]) / StrictMath.sqrt(squares[1])
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

  private record Part(VectorGroup vectors, VectorGroup weightsAndGradients, boolean adapted) {}
}
