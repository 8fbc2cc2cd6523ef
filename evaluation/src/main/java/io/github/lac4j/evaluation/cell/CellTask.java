package io.github.lac4j.evaluation.cell;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.registry.Setting;
import io.github.lac4j.core.training.CheckpointInterval;
import io.github.lac4j.evaluation.catalog.Choice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What is to be done for a cell.
 *
 * @param cell what is pretrained
 * @param dataset the name under which its images are found
 * @param judgings what judges it, in the order of the columns; empty to pretrain only
 * @param checkpoints how often the state is saved
 * @param metricsEvery steps between two lines of metrics
 * @param init the model file that the encoder starts from, wherever it lies: its digest is part of
 *     the cell
 */
public record CellTask(
    CellSpec cell,
    String dataset,
    List<Judging> judgings,
    Checkpoints checkpoints,
    int metricsEvery,
    Optional<Path> init) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if {@code metricsEvery} is below 1, or there is a file without
   *     a digest or a digest without a file
   */
  public CellTask {
    requireNonNull(cell, "cell is null");
    requireNonNull(dataset, "dataset is null");
    requireNonNull(checkpoints, "checkpoints is null");
    requireNonNull(init, "init is null");
    judgings = List.copyOf(requireNonNull(judgings, "judgings is null"));
    if (metricsEvery < 1) {
      throw new IllegalArgumentException(
          "metricsEvery is %d; it must be 1 or more".formatted(metricsEvery));
    }
    if (init.isPresent() != cell.init().isPresent()) {
      throw new IllegalArgumentException(
          "The encoder starts from the file %s with the digest %s; give both or none"
              .formatted(init, cell.init()));
    }
  }

  /** Returns the same task for another cell of the same images. */
  public CellTask with(CellSpec other) {
    return new CellTask(other, dataset, judgings, checkpoints, metricsEvery, init);
  }

  /** Says whether images need no labels: nothing is judged, and no validation part is cut off. */
  boolean judgesNothing() {
    return judgings.isEmpty()
        && cell.data().validation().isEmpty()
        && cell.training().flatMap(TrainingConfig::online).isEmpty();
  }

  /**
   * Everything that decides what an evaluator finds out about a cell's encoder.
   *
   * @param evaluator name and settings
   * @param judgedOn which images the numbers are of
   * @param fittedOn digest of the images that the evaluator is fitted on
   * @param images digest of the images that the numbers are of
   */
  public record Judging(
      Choice evaluator, CellImages.HeldOut judgedOn, String fittedOn, String images) {

    /** Checks that nothing is null. */
    public Judging {
      requireNonNull(evaluator, "evaluator is null");
      requireNonNull(judgedOn, "judgedOn is null");
      requireNonNull(fittedOn, "fittedOn is null");
      requireNonNull(images, "images is null");
    }
  }

  /**
   * How much of a pretraining may be lost when its process is killed. A checkpoint is written as
   * soon as either limit is reached, and after the last step.
   *
   * @param everySteps steps between two checkpoints
   * @param everySeconds seconds between two checkpoints
   */
  public record Checkpoints(
      @Setting(meaning = "steps between two checkpoints; - for no limit", allowed = "1 or more")
          OptionalLong everySteps,
      @Setting(meaning = "seconds between two checkpoints; - for no limit", allowed = "above 0")
          OptionalDouble everySeconds) {

    private static final double NANOS = 1e9;

    /** Returns a checkpoint a minute. */
    public Checkpoints() {
      this(OptionalLong.empty(), OptionalDouble.of(60));
    }

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if there is none, or one is not positive
     */
    public Checkpoints {
      Checkpoints.interval(everySteps, everySeconds);
    }

    /** Returns the interval. */
    public CheckpointInterval interval() {
      return interval(everySteps, everySeconds);
    }

    private static CheckpointInterval interval(OptionalLong steps, OptionalDouble seconds) {
      Optional<Duration> time =
          seconds.isPresent()
              ? Optional.of(Duration.ofNanos(Math.round(seconds.getAsDouble() * NANOS)))
              : Optional.empty();
      return new CheckpointInterval(steps, time);
    }
  }
}
