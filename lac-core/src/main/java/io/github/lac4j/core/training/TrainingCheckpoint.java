package io.github.lac4j.core.training;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.checkpoint.CheckpointException;
import io.github.lac4j.core.checkpoint.CheckpointFile;
import io.github.lac4j.core.checkpoint.Checkpointable;
import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import io.github.lac4j.core.objective.Learner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The file that an interrupted run goes on from: position, learner, and whose run it is.
 *
 * <pre>{@code
 * TrainingCheckpoint checkpoint = new TrainingCheckpoint(path, configurationText);
 * TrainingPosition position =
 *     checkpoint.exists() ? checkpoint.restore(learner) : TrainingPosition.START;
 * new Pretraining(learner, source, epochs, List.of(new CheckpointListener(checkpoint, learner, 500)))
 *     .resume(position);
 * }</pre>
 */
public final class TrainingCheckpoint {

  private static final String IDENTITY = "identity";
  private static final String POSITION = "position";
  private static final String EPOCH = "epoch";
  private static final String STEP_IN_EPOCH = "step-in-epoch";
  private static final String EPOCH_LOSS_SUM = "epoch-loss-sum";
  private static final String LAST_LOSS = "last-loss";
  private static final String LEARNER = "learner";
  private static final String COMPANIONS = "companions";

  private final Path file;
  private final String identity;
  private final Map<String, Checkpointable> companions;

  /**
   * Names the file and the run; nothing is read or written yet.
   *
   * @param file where the checkpoint is, or will be
   * @param identity a text that two runs share only if one may go on with the other's state: the
   *     configuration, with data, seed, batch size and length
   */
  public TrainingCheckpoint(Path file, String identity) {
    this(file, identity, Map.of());
  }

  /**
   * Names the file, the run, and what else has a state that goes with the learner's.
   *
   * @param companions saved and restored with the learner, each under its name; for example a
   *     {@link io.github.lac4j.core.training.HealthListener}
   */
  public TrainingCheckpoint(
      Path file, String identity, Map<String, ? extends Checkpointable> companions) {
    this.file = requireNonNull(file, "file is null");
    this.identity = requireNonNull(identity, "identity is null");
    this.companions = new TreeMap<>(requireNonNull(companions, "companions is null"));
  }

  /** Says whether there is a file of this name. */
  public boolean exists() {
    return Files.exists(file);
  }

  /**
   * Says whether the file is there and was written by this run.
   *
   * @throws CheckpointException if the file is damaged
   */
  public boolean isOwn() {
    return exists() && CheckpointFile.read(file).readText(IDENTITY).equals(identity);
  }

  /**
   * Returns where the run of the file is, whichever it is.
   *
   * @throws CheckpointException if the file is missing or damaged
   */
  public TrainingPosition position() {
    return position(CheckpointFile.read(file).scope(POSITION));
  }

  /**
   * Replaces the file by the state as it is now, whole or not at all.
   *
   * @throws CheckpointException if the file cannot be written
   */
  public void write(TrainingPosition position, Learner learner) {
    requireNonNull(position, "position is null");
    requireNonNull(learner, "learner is null");
    CheckpointFile.write(
        file,
        writer -> {
          writer.put(IDENTITY, identity);
          StateWriter place = writer.scope(POSITION);
          place.put(EPOCH, position.epoch());
          place.put(STEP_IN_EPOCH, position.stepInEpoch());
          place.put(EPOCH_LOSS_SUM, position.epochLossSum());
          place.put(LAST_LOSS, position.lastLoss());
          learner.save(writer.scope(LEARNER));
          StateWriter others = writer.scope(COMPANIONS);
          companions.forEach((name, companion) -> companion.save(others.scope(name)));
        });
  }

  /**
   * Gives the saved state to a learner of the same configuration, and to the companions.
   *
   * @return where to {@link Pretraining#resume go on}
   * @throws CheckpointException if the file is missing, damaged, or another run's; the learner and
   *     the companions must not be used after that, unless the run was another one
   */
  public TrainingPosition restore(Learner learner) {
    requireNonNull(learner, "learner is null");
    StateReader reader = CheckpointFile.read(file);
    String saved = reader.readText(IDENTITY);
    if (!saved.equals(identity)) {
      throw new CheckpointException(
          "Checkpoint %s belongs to the run%n%s%nbut this is the run%n%s%nResume with the same configuration, or give this run a checkpoint of its own"
              .formatted(file, saved, identity));
    }
    TrainingPosition position = position(reader.scope(POSITION));
    learner.restore(reader.scope(LEARNER));
    StateReader others = reader.scope(COMPANIONS);
    companions.forEach((name, companion) -> companion.restore(others.scope(name)));
    return position;
  }

  private TrainingPosition position(StateReader place) {
    return new TrainingPosition(
        count(place, EPOCH),
        count(place, STEP_IN_EPOCH),
        place.readDouble(EPOCH_LOSS_SUM),
        place.readDouble(LAST_LOSS));
  }

  private int count(StateReader place, String name) {
    long count = place.readLong(name);
    if (count < 0 || count > Integer.MAX_VALUE) {
      throw new CheckpointException(
          "Checkpoint %s says %s is %d, which cannot be; start a new run"
              .formatted(file, name, count));
    }
    return (int) count;
  }
}
