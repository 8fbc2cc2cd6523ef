package io.github.lac4j.evaluation.online;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.checkpoint.Checkpointable;
import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.core.training.TrainingListener;
import io.github.lac4j.core.training.TrainingProgress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/**
 * Makes a record of every epoch: losses, what the learner reports of its steps, what evaluators
 * find, and apart from these how fast it went.
 *
 * <p>Its state belongs into the run's checkpoint, so that an epoch that was interrupted has the
 * same record in the end.
 */
public final class EpochRecorder implements TrainingListener, Checkpointable {

  private static final double NANOS = 1e9;
  private static final String NAMES = "names";
  private static final String SUMS = "sums";

  private final String cell;
  private final Optional<OnlineEvaluation> online;
  private final BiConsumer<EpochRecord, Speed> records;
  private final LongSupplier nanoTime;
  private final Map<String, Double> sums = new TreeMap<>();
  private long imagesBefore;
  private long startTime;

  /**
   * Prepares to record.
   *
   * @param cell identity of the run
   * @param online what judges the encoder meanwhile, if something does
   * @param records receives a record after every epoch, in the thread that trains
   */
  public EpochRecorder(
      String cell, Optional<OnlineEvaluation> online, BiConsumer<EpochRecord, Speed> records) {
    this(cell, online, records, System::nanoTime);
  }

  EpochRecorder(
      String cell,
      Optional<OnlineEvaluation> online,
      BiConsumer<EpochRecord, Speed> records,
      LongSupplier nanoTime) {
    this.cell = requireNonNull(cell, "cell is null");
    this.online = requireNonNull(online, "online is null");
    this.records = requireNonNull(records, "records is null");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
  }

  @Override
  public void onStart(TrainingProgress progress) {
    imagesBefore = progress.images();
    startTime = nanoTime.getAsLong();
  }

  @Override
  public void onStep(TrainingProgress progress, StepReport report) {
    if (progress.stepInEpoch() == 1) {
      sums.clear();
    }
    report.metrics().forEach((name, value) -> sums.merge(name, value, Double::sum));
  }

  @Override
  public void onEpochEnd(TrainingProgress progress) {
    double seconds = (nanoTime.getAsLong() - startTime) / NANOS;
    Map<String, Double> means = new TreeMap<>();
    sums.forEach((name, sum) -> means.put(name, sum / progress.stepInEpoch()));
    int epoch = progress.epoch() + 1;
    records.accept(
        new EpochRecord(
            cell,
            epoch,
            progress.meanLossOfEpoch(),
            means,
            online.map(evaluation -> evaluation.judge(progress)).orElse(List.of())),
        new Speed(
            cell, epoch, seconds, seconds > 0 ? (progress.images() - imagesBefore) / seconds : 0));
    imagesBefore = progress.images();
    startTime = nanoTime.getAsLong();
  }

  @Override
  public void save(StateWriter writer) {
    writer.put(NAMES, String.join("\n", sums.keySet()));
    StateWriter values = writer.scope(SUMS);
    sums.forEach(values::put);
  }

  @Override
  public void restore(StateReader reader) {
    sums.clear();
    StateReader values = reader.scope(SUMS);
    reader.readText(NAMES).lines().forEach(name -> sums.put(name, values.readDouble(name)));
  }

  /**
   * How fast one epoch of a pretraining went, evaluation left out. It differs from run to run.
   *
   * @param cell identity of the run
   * @param epoch how many epochs were over, 1 or more
   * @param seconds wall-clock time of the epoch's steps; of a run that was interrupted in it, since
   *     it went on
   * @param imagesPerSecond images of these steps a second, each counted once however many views it
   *     had
   */
  public record Speed(String cell, int epoch, double seconds, double imagesPerSecond) {

    /** Checks that nothing is null. */
    public Speed {
      requireNonNull(cell, "cell is null");
    }
  }
}
