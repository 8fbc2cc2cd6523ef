package io.github.lac4j.core.optimizer;

import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
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
  private long steps;

  AdamOptimizer(Moments moments, double weightDecay, Decay decay, BoundParameters parameters) {
    this.moments = moments;
    this.weightDecay = weightDecay;
    this.decay = decay;
    this.parameters = parameters;
    this.firstMoment = parameters.newState();
    this.secondMoment = parameters.newState();
    INDArray scratch = parameters.newScratch();
    this.parts =
        parameters.ranges().stream()
            .map(
                range ->
                    new Part(
                        range,
                        range.partOf(firstMoment),
                        range.partOf(secondMoment),
                        range.beginOf(scratch)))
            .toList();
  }

  @Override
  public void step(double learningRate) {
    Settings.requireNotNegative("learningRate", learningRate);
    steps++;
    for (Part part : parts) {
      step(part, learningRate);
    }
  }

  private void step(Part part, double learningRate) {
    INDArray weights = part.range.parameters();
    INDArray scratch = part.scratch;
    INDArray gradients = part.range.gradients();
    if (part.range.decayed() && decay == Decay.COUPLED) {
      InPlace.sumScaled(gradients, weightDecay, weights, scratch);
      gradients = scratch;
    } else if (part.range.decayed()) {
      InPlace.addScaled(weights, -learningRate * weightDecay, weights);
    }
    part.first.muli(moments.beta1);
    InPlace.addScaled(part.first, 1 - moments.beta1, gradients);
    gradients.muli(gradients, scratch);
    part.second.muli(moments.beta2);
    InPlace.addScaled(part.second, 1 - moments.beta2, scratch);

    // With c = 1 - beta2^t, m / (sqrt(v / c) + e) is sqrt(c) m / (sqrt(v) + e sqrt(c)): a pass
    // less.
    double correction = StrictMath.sqrt(correction(moments.beta2));
    InPlace.root(part.second, scratch);
    scratch.addi(moments.epsilon * correction);
    scratch.rdivi(part.first);
    InPlace.addScaled(weights, -learningRate * correction / correction(moments.beta1), scratch);
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

  private record Part(ParameterRange range, INDArray first, INDArray second, INDArray scratch) {}
}
