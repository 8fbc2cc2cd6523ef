package io.github.lac4j.core.training;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.core.view.Batch;
import io.github.lac4j.core.view.ViewSource;
import io.github.lac4j.core.view.ViewStream;
import java.util.List;

/**
 * Trains a learner on views for a number of epochs, and tells listeners of every step.
 *
 * <p>The loop has no state of its own between steps but a {@link TrainingPosition}. A run that goes
 * on from a position, with the learner restored to it, takes the same steps as one that was never
 * interrupted, bit for bit.
 *
 * <pre>{@code
 * TrainingSummary summary = new Pretraining(learner, source, 200, List.of(progress)).run();
 * }</pre>
 */
public final class Pretraining {

  private final Learner learner;
  private final ViewSource source;
  private final int epochs;
  private final List<TrainingListener> listeners;

  /**
   * Prepares a run.
   *
   * @param learner trained in place, and not closed
   * @param source gives the batches of each epoch
   * @param epochs length of the run, 1 or more
   * @param listeners told in this order; put one that writes checkpoints last, so that the others
   *     have dealt with a step, and none has stopped the run, when it is saved
   * @throws IllegalArgumentException if {@code epochs} is below 1
   */
  public Pretraining(
      Learner learner, ViewSource source, int epochs, List<? extends TrainingListener> listeners) {
    this.learner = requireNonNull(learner, "learner is null");
    this.source = requireNonNull(source, "source is null");
    if (epochs < 1) {
      throw new IllegalArgumentException(
          "A run needs 1 or more epochs, but has %d; do not pretrain instead".formatted(epochs));
    }
    this.epochs = epochs;
    this.listeners = List.copyOf(listeners);
  }

  /**
   * Trains from the first step to the end.
   *
   * @throws RuntimeException whatever the learner, the source or a listener throws
   */
  public TrainingSummary run() {
    return resume(TrainingPosition.START);
  }

  /**
   * Trains from a position to the end; the learner must have been restored to the same position.
   *
   * @throws IllegalArgumentException if the position lies outside the run
   * @throws RuntimeException whatever the learner, the source or a listener throws
   */
  public TrainingSummary resume(TrainingPosition position) {
    requireNonNull(position, "position is null");
    int stepsPerEpoch = source.stepsPerEpoch();
    if (position.epoch() >= epochs || position.stepInEpoch() > stepsPerEpoch) {
      throw new IllegalArgumentException(
          "Epoch %d, step %d lies outside a run of %d epochs of %d steps; resume with the data and length of the run that was interrupted"
              .formatted(position.epoch(), position.stepInEpoch(), epochs, stepsPerEpoch));
    }
    Loop loop = new Loop(position, stepsPerEpoch);
    Throwable failure = null;
    try {
      return loop.train();
    } catch (RuntimeException | Error thrown) {
      failure = thrown;
      throw thrown;
    } finally {
      release(failure);
    }
  }

  /** Lets every listener release its resources, even if another one fails to. */
  private void release(Throwable earlier) {
    RuntimeException first = null;
    for (TrainingListener listener : listeners) {
      try {
        listener.release();
      } catch (RuntimeException failure) {
        if (earlier != null) {
          earlier.addSuppressed(failure);
        } else if (first != null) {
          first.addSuppressed(failure);
        } else {
          first = failure;
        }
      }
    }
    if (first != null) {
      throw first;
    }
  }

  /** One call of the loop. */
  private final class Loop {

    private final long startNanos = System.nanoTime();
    private final int stepsPerEpoch;
    private TrainingPosition position;
    private long steps;
    private long images;

    Loop(TrainingPosition position, int stepsPerEpoch) {
      this.position = position;
      this.stepsPerEpoch = stepsPerEpoch;
    }

    TrainingSummary train() {
      TrainingProgress start = progress();
      listeners.forEach(listener -> listener.onStart(start));
      finishEpoch();
      while (position.epoch() + 1 < epochs) {
        position = position.nextEpoch();
        finishEpoch();
      }
      TrainingSummary summary = summary();
      listeners.forEach(listener -> listener.onEnd(summary));
      return summary;
    }

    private void finishEpoch() {
      if (position.stepInEpoch() < stepsPerEpoch) {
        try (ViewStream stream = source.open(position.epoch(), position.stepInEpoch())) {
          while (position.stepInEpoch() < stepsPerEpoch) {
            step(stream.next());
          }
        }
      }
      TrainingProgress progress = progress();
      listeners.forEach(listener -> listener.onEpochEnd(progress));
    }

    private void step(Batch batch) {
      StepReport report = learner.step(batch);
      position = position.afterStep(report.loss());
      steps++;
      images += batch.images();
      TrainingProgress progress = progress();
      listeners.forEach(listener -> listener.onStep(progress, report));
    }

    private TrainingProgress progress() {
      return new TrainingProgress(position, stepsPerEpoch, epochs, images);
    }

    private TrainingSummary summary() {
      double seconds = (System.nanoTime() - startNanos) * 1e-9;
      return new TrainingSummary(
          steps, images, seconds, position.lastLoss(), progress().meanLossOfEpoch());
    }
  }
}
