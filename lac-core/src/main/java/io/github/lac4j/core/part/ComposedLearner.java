package io.github.lac4j.core.part;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.core.view.Batch;
import io.github.lac4j.core.view.ViewPlan;

/** A learner that is its parts and what they do in a step. */
public final class ComposedLearner implements Learner {

  private final ViewPlan views;
  private final Parts parts;
  private final Network encoder;
  private final Step step;

  /** One training step: forward, loss, backward, update. */
  @FunctionalInterface
  public interface Step {

    /** Takes the step; the batch has as many views as the plan says. */
    StepReport take(Batch batch);
  }

  /**
   * Puts a learner together.
   *
   * @param views the objective's plan; batches with another number of views are refused
   * @param parts all that decides the learner's future
   * @param encoder what is evaluated and exported; one of the networks among the parts
   */
  public ComposedLearner(ViewPlan views, Parts parts, Network encoder, Step step) {
    this.views = requireNonNull(views, "views is null");
    this.parts = requireNonNull(parts, "parts is null");
    this.encoder = requireNonNull(encoder, "encoder is null");
    this.step = requireNonNull(step, "step is null");
  }

  @Override
  public StepReport step(Batch batch) {
    views.require(batch);
    return step.take(batch);
  }

  @Override
  public Network encoder() {
    return encoder;
  }

  @Override
  public void save(StateWriter writer) {
    parts.save(writer);
  }

  @Override
  public void restore(StateReader reader) {
    parts.restore(reader);
  }

  @Override
  public void close() {
    parts.close();
  }
}
