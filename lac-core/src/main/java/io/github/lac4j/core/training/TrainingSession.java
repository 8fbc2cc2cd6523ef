package io.github.lac4j.core.training;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.checkpoint.Checkpointable;
import io.github.lac4j.core.health.NotFiniteException;
import io.github.lac4j.core.health.UnhealthyTrainingException;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.core.view.ViewSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A training run with everything that belongs to it: health alarms, listeners, metrics, and a
 * checkpoint that it goes on from.
 *
 * <pre>{@code
 * try (Learner learner = objective.bind(model, images.shape(), run)) {
 *   new TrainingSession(objective, learner, views, run)
 *       .listen(ProgressListener.printingTo(System.out))
 *       .metrics(folder.resolve("metrics.jsonl"), 10, Map.of())
 *       .checkpoint(folder.resolve("checkpoint"), identity, CheckpointInterval.everySteps(500))
 *       .train();
 * }
 * }</pre>
 *
 * <p>Whatever the order of the calls, alarms hear of a step first, so that nobody keeps a broken
 * state, and the checkpoint is written last, when the others have dealt with the step. A session
 * whose process was killed is made again with the same calls, and {@link #train()} goes on, bit for
 * bit.
 */
public final class TrainingSession {

  private final Objective objective;
  private final Learner learner;
  private final ViewSource views;
  private final Run run;
  private final HealthListener health = new HealthListener(HealthLimits.standard());
  private final List<TrainingListener> listeners = new ArrayList<>();
  private final Map<String, Checkpointable> companions = new TreeMap<>(Map.of("health", health));
  private Optional<JsonLinesListener> metrics = Optional.empty();
  private Optional<Saving> saving = Optional.empty();

  private record Saving(
      Path file, String identity, Optional<String> shorter, CheckpointInterval interval) {}

  /**
   * Prepares a run.
   *
   * @param objective what is learnt
   * @param learner what the objective has bound; trained in place, and not closed
   * @param views gives the views of each epoch
   * @param run what the learner was bound with
   * @throws IllegalArgumentException if the views have another number of steps than the run
   */
  public TrainingSession(Objective objective, Learner learner, ViewSource views, Run run) {
    this.objective = requireNonNull(objective, "objective is null");
    this.learner = requireNonNull(learner, "learner is null");
    this.views = requireNonNull(views, "views is null");
    this.run = requireNonNull(run, "run is null");
    if (views.stepsPerEpoch() != run.stepsPerEpoch()) {
      throw new IllegalArgumentException(
          "The views have %d steps an epoch, but the run has %d; give both the same images and batch size"
              .formatted(views.stepsPerEpoch(), run.stepsPerEpoch()));
    }
  }

  /** Tells somebody of every step. */
  public TrainingSession listen(TrainingListener listener) {
    listeners.add(requireNonNull(listener, "listener is null"));
    return this;
  }

  /**
   * Keeps a state in the checkpoint that goes with the learner's.
   *
   * @param name its name, none that another has
   */
  public TrainingSession keep(String name, Checkpointable companion) {
    if (companions.putIfAbsent(name, requireNonNull(companion, "companion is null")) != null) {
      throw new IllegalArgumentException(
          "Two states are called \"%s\"; give one another name".formatted(name));
    }
    return this;
  }

  /**
   * Writes loss and metrics of steps into a file, a line of JSON each.
   *
   * @param everySteps steps between two lines, 1 or more
   * @param labels further keys of every line
   */
  public TrainingSession metrics(Path file, int everySteps, Map<String, String> labels) {
    JsonLinesListener lines = new JsonLinesListener(file, everySteps, labels);
    metrics = Optional.of(lines);
    return listen(lines);
  }

  /**
   * Saves the state of the run every so often and at its end, and goes on from there if the file is
   * there already.
   *
   * @param identity a text that two runs share only if one may go on with the other's state, see
   *     {@link TrainingCheckpoint}
   */
  public TrainingSession checkpoint(Path file, String identity, CheckpointInterval interval) {
    return checkpoint(file, identity, Optional.empty(), interval);
  }

  /**
   * Does the same.
   *
   * @param shorter the identity of the same run with fewer epochs, whose state this one may go on
   *     with, too
   */
  public TrainingSession checkpoint(
      Path file, String identity, Optional<String> shorter, CheckpointInterval interval) {
    saving = Optional.of(new Saving(file, identity, shorter, interval));
    return this;
  }

  /**
   * Trains to the end, from the checkpoint if there is one.
   *
   * @throws UnhealthyTrainingException if going on is pointless
   * @throws RuntimeException whatever the learner, the views or a listener throws
   */
  public TrainingSummary train() {
    StepCount steps = new StepCount();
    List<TrainingListener> all = new ArrayList<>(List.of(steps, health));
    all.addAll(listeners);
    TrainingPosition position = TrainingPosition.START;
    if (saving.isPresent()) {
      Saving how = saving.get();
      TrainingCheckpoint checkpoint =
          new TrainingCheckpoint(how.file(), how.identity(), companions);
      if (checkpoint.exists()) {
        position = saved(checkpoint, how).restore(learner);
      }
      all.add(
          new CheckpointListener(
              checkpoint,
              learner,
              how.interval(),
              () -> metrics.ifPresent(JsonLinesListener::sync)));
    }
    try {
      return new Pretraining(learner, views, run.epochs(), all).resume(position);
    } catch (NotFiniteException e) {
      throw UnhealthyTrainingException.of(e, objective.name(), steps.taken);
    }
  }

  private TrainingCheckpoint saved(TrainingCheckpoint own, Saving how) {
    return how.shorter()
        .filter(identity -> !own.isOwn())
        .map(identity -> new TrainingCheckpoint(how.file(), identity, companions))
        .orElse(own);
  }

  /** How many steps were taken when the learner gave up. */
  private static final class StepCount implements TrainingListener {

    private long taken;

    @Override
    public void onStart(TrainingProgress progress) {
      taken = progress.step();
    }

    @Override
    public void onStep(TrainingProgress progress, StepReport report) {
      taken = progress.step();
    }
  }
}
