package io.github.lac4j.core.optimizer;

import io.github.lac4j.core.check.Checks;
import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import io.github.lac4j.core.vector.VectorGroup;
import io.github.lac4j.core.vector.VectorPass;
import io.github.lac4j.core.vector.VectorRule;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The updates of {@link Adam} and {@link AdamW}.
 *
 * <p>ND4J's fused Adam operation is not used: it replaces a learning rate of zero, which a warm-up
 * starts with, by epsilon.
 */
final class AdamOptimizer implements Optimizer {

  private static final String FIRST_MOMENT = "first-moment";
  private static final String SECOND_MOMENT = "second-moment";
  private static final String STEPS = "steps";

  private final Moments moments;
  private final double weightDecay;
  private final Decay decay;
  private final BoundParameters parameters;
  private final INDArray firstMoment;
  private final INDArray secondMoment;
  private final List<Part> parts;
  private final VectorPass pass = new VectorPass();
  private long steps;

  AdamOptimizer(Moments moments, double weightDecay, Decay decay, BoundParameters parameters) {
    this.moments = moments;
    this.weightDecay = weightDecay;
    this.decay = decay;
    this.parameters = parameters;
    this.firstMoment = parameters.newState();
    this.secondMoment = parameters.newState();
    List<INDArray> state = List.of(firstMoment, secondMoment);
    this.parts =
        parameters.ranges().stream()
            .map(range -> new Part(range.with(state), range.decayed()))
            .toList();
  }

  @Override
  public void step(double learningRate) {
    Checks.requireNotNegative("learningRate", learningRate);
    steps++;
    parameters.willChange();
    for (Part part : parts) {
      pass.run(rule(learningRate, part.decayed ? weightDecay : 0), part.vectors);
    }
  }

  private VectorRule rule(double learningRate, double weightDecay) {
    // With c = 1 - beta2^t, m / (sqrt(v / c) + e) is sqrt(c) m / (sqrt(v) + e sqrt(c)).
    double correction = StrictMath.sqrt(correction(moments.beta2));
    boolean coupled = decay == Decay.COUPLED;
    return new AdaptiveDescent(
        moments.beta1,
        moments.beta2,
        moments.epsilon * correction,
        coupled ? weightDecay : 0,
        coupled ? 1 : 1 - learningRate * weightDecay,
        learningRate * correction / correction(moments.beta1));
  }

  /** Returns what a moment that started at zero has summed up of its weights by now. */
  private double correction(double beta) {
    return 1 - StrictMath.pow(beta, (double) steps);
  }

  @Override
  public void save(StateWriter writer) {
    parameters.save(writer);
    writer.put(STEPS, steps);
    writer.put(FIRST_MOMENT, firstMoment);
    writer.put(SECOND_MOMENT, secondMoment);
  }

  @Override
  public void restore(StateReader reader) {
    parameters.requireSame(reader);
    steps = reader.readLong(STEPS);
    reader.read(FIRST_MOMENT, firstMoment);
    reader.read(SECOND_MOMENT, secondMoment);
  }

  /** How weight decay acts. */
  enum Decay {
    /** As part of the gradient. */
    COUPLED,
    /** Straight on the parameters. */
    DECOUPLED
  }

  /** The constants of both moments. */
  record Moments(double beta1, double beta2, double epsilon) {}

  private record Part(VectorGroup vectors, boolean decayed) {}
}
