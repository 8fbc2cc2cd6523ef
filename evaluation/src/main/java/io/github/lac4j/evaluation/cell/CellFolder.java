package io.github.lac4j.evaluation.cell;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.github.lac4j.core.file.AtomicFile;
import io.github.lac4j.core.file.ProcessLock;
import io.github.lac4j.core.health.HealthProblem;
import io.github.lac4j.core.training.TrainingCheckpoint;
import io.github.lac4j.core.training.TrainingPosition;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.config.RecordFiles;
import io.github.lac4j.evaluation.config.SettingDifference;
import io.github.lac4j.evaluation.online.EpochRecord;
import io.github.lac4j.evaluation.online.EpochRecorder;
import io.github.lac4j.evaluation.sample.SampleJson;
import io.github.lac4j.evaluation.sample.SamplePictures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder of one cell.
 *
 * <pre>
 * cell.json       the configuration whose digest is the folder's name
 * metrics.jsonl   steps: loss and metrics
 * epochs.jsonl    epochs: mean loss and metrics, and what was found of the encoder
 * speed.jsonl     epochs: how fast they went
 * checkpoint      the state to go on from, at the end that of the last step
 * encoder.zip     the encoder as a model file of DL4J
 * run.json        pretraining is over: what it ended in and what it cost
 * judgements/     one file for each evaluator that has judged
 * exhibits.json   pictures and points for the report
 * result.json     written last: the cell is finished
 * failure.json    in its place if training diverged or collapsed
 * stopped.json    why work on it stopped before it was finished, until it goes on
 * log.txt         what the process printed
 * </pre>
 */
public final class CellFolder {

  private static final String RESULT = "result.json";
  private static final String STOPPED = "stopped.json";
  private static final String RUN = "run.json";
  private static final String FAILURE = "failure.json";

  /** With one of these the cell is over. */
  private static final Set<String> ENDS = Set.of(RESULT, FAILURE);

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration SHORT_PATIENCE = Duration.ofSeconds(1);

  private final Path folder;
  private final RecordFiles json;

  /** Names a folder; it need not exist yet. */
  public CellFolder(Path folder, RecordFiles json) {
    this.folder = requireNonNull(folder, "folder is null");
    this.json = requireNonNull(json, "json is null");
  }

  /** Returns the folder. */
  public Path path() {
    return folder;
  }

  /**
   * Forgets everything about the cell. What says that it is over goes first: a process that dies in
   * between leaves a cell that is not finished. The file of the lock stays, because another process
   * may be waiting for it.
   *
   * @throws io.github.lac4j.core.file.LockedFolderException if a process works on it
   */
  public void delete() {
    if (!Files.exists(folder)) {
      return;
    }
    ProcessLock lock = lock();
    try {
      for (Path file : toDelete()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be deleted".formatted(folder), e);
    } finally {
      lock.close();
    }
  }

  /** Returns all files but the lock's, in the order in which they can go. */
  List<Path> toDelete() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> !file.equals(folder) && !file.equals(ProcessLock.file(folder)))
          .sorted(
              Comparator.comparing((Path file) -> !ENDS.contains(file.getFileName().toString()))
                  .thenComparing(Comparator.reverseOrder()))
          .toList();
    }
  }

  /** Returns where the process that works on the cell prints to. */
  public Path log() {
    return folder.resolve("log.txt");
  }

  /** Returns the DL4J model file, which is there when pretraining is over. */
  public Path encoder() {
    return folder.resolve("encoder.zip");
  }

  /** Returns the metrics of the steps. */
  public Path metrics() {
    return folder.resolve("metrics.jsonl");
  }

  Path checkpoint() {
    return folder.resolve("checkpoint");
  }

  EpochLog<EpochRecord> epochLog() {
    return new EpochLog<>(
        folder.resolve("epochs.jsonl"), EpochRecord.class, EpochRecord::epoch, json);
  }

  EpochLog<EpochRecorder.Speed> speedLog() {
    return new EpochLog<>(
        folder.resolve("speed.jsonl"), EpochRecorder.Speed.class, EpochRecorder.Speed::epoch, json);
  }

  ProcessLock lock() {
    return ProcessLock.ofFolder(folder, PATIENCE);
  }

  /**
   * Checks that nobody works on the cell.
   *
   * @throws io.github.lac4j.core.file.LockedFolderException if a process does
   */
  public void requireFree() {
    if (Files.exists(folder)) {
      ProcessLock.ofFolder(folder, SHORT_PATIENCE).close();
    }
  }

  /**
   * Checks that the folder is empty or that of a cell.
   *
   * @throws IllegalArgumentException if it is that of a cell with another configuration
   */
  public void requireHolds(CellSpec config, ConfigBinder binder) {
    List<SettingDifference> differences =
        config()
            .map(
                earlier -> SettingDifference.between(binder.toJson(earlier), binder.toJson(config)))
            .orElse(List.of());
    if (!differences.isEmpty()) {
      throw new IllegalArgumentException(
          differences.stream()
              .map(difference -> "\n  " + difference.text("there", "here"))
              .collect(
                  joining(
                      "",
                      "The folder %s holds another run. They differ in".formatted(folder),
                      "\nChoose another folder")));
    }
  }

  /**
   * Returns the configuration under which the folder's run goes on to the length of another one,
   * with the extensions that it had before. Nothing is changed.
   *
   * @param wanted what is to be run
   * @param stepsPerEpoch steps of an epoch
   * @return empty if there is no run in the folder, or none that can become the other one
   * @throws IllegalArgumentException if the run would have to become longer, but its checkpoint is
   *     gone
   */
  public Optional<CellSpec> continued(CellSpec wanted, int stepsPerEpoch, ConfigBinder binder) {
    Optional<CellSpec> there = config();
    Optional<TrainingConfig> earlier = there.flatMap(CellSpec::training);
    if (earlier.isEmpty() || wanted.training().isEmpty()) {
      return Optional.empty();
    }
    List<TrainingConfig.Extension> past = earlier.get().extensions();
    int epochs = earlier.get().epochs();
    CellSpec equal = wanted.with(wanted.training().map(now -> now.with(epochs, past)));
    boolean same =
        SettingDifference.between(binder.toJson(there.get()), binder.toJson(equal)).isEmpty();
    if (!same || epochs > wanted.epochs()) {
      return Optional.empty();
    }
    if (epochs == wanted.epochs()) {
      return Optional.of(equal);
    }
    if (!hasCheckpoint() && run().isPresent()) {
      throw new IllegalArgumentException(
          "The run in %s is finished, and its checkpoint is gone, so it cannot become longer; choose another folder"
              .formatted(folder));
    }
    List<TrainingConfig.Extension> extensions = new ArrayList<>(past);
    if (hasCheckpoint()) {
      TrainingPosition position = new TrainingCheckpoint(checkpoint(), "").position();
      long step = (long) position.epoch() * stepsPerEpoch + position.stepInEpoch();
      boolean begun = past.isEmpty() || past.get(past.size() - 1).step() < step;
      if (begun && step > 0) {
        extensions.add(new TrainingConfig.Extension(epochs, step));
      }
    }
    return Optional.of(
        wanted.with(wanted.training().map(now -> now.with(now.epochs(), extensions))));
  }

  /**
   * Makes the folder's run longer: it is not finished any more, and goes on from its checkpoint.
   *
   * @param config what {@link #continued} has returned
   * @throws io.github.lac4j.core.file.LockedFolderException if a process works on it
   */
  public void lengthen(CellSpec config) {
    ProcessLock lock = lock();
    try {
      Files.deleteIfExists(folder.resolve(RESULT));
      Files.deleteIfExists(folder.resolve(RUN));
      write(config);
    } catch (IOException e) {
      throw new UncheckedIOException("The run in %s cannot be made longer".formatted(folder), e);
    } finally {
      lock.close();
    }
  }

  /** Returns what was found after each epoch. */
  public List<EpochRecord> epochs() {
    return epochLog().read();
  }

  /** Returns the configuration, if work on the cell has begun. */
  public Optional<CellSpec> config() {
    return read("cell.json", CellSpec.class);
  }

  void write(CellSpec config) {
    json.write(folder.resolve("cell.json"), config);
  }

  /** Says whether there is a checkpoint to go on from. */
  public boolean hasCheckpoint() {
    return Files.exists(checkpoint());
  }

  /** Returns how pretraining went, if it is over. */
  public Optional<RunRecord> run() {
    return read(RUN, RunRecord.class);
  }

  void write(RunRecord run) {
    json.write(folder.resolve(RUN), run);
  }

  Optional<ResultRecord.Judgement> judgement(String id) {
    return read("judgements/" + id + ".json", ResultRecord.Judgement.class);
  }

  void write(ResultRecord.Judgement judgement) {
    json.write(folder.resolve("judgements").resolve(judgement.id() + ".json"), judgement);
  }

  /** Returns what the cell found, if it is finished. */
  public Optional<ResultRecord> result() {
    return read(RESULT, ResultRecord.class);
  }

  void write(ResultRecord result) {
    json.write(folder.resolve(RESULT), result);
  }

  /** Returns pictures of what the encoder has learnt, if they were taken. */
  public Optional<SamplePictures> samples() {
    if (!Files.exists(samplesFile())) {
      return Optional.empty();
    }
    try {
      return Optional.of(new SampleJson().read(samplesFile()));
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read".formatted(samplesFile()), e);
    }
  }

  void write(SamplePictures samples) {
    AtomicFile.write(samplesFile(), new SampleJson().write(samples));
  }

  /** Says whether there are pictures of the images that an evaluator judges on. */
  boolean hasSamplesOf(CellTask.Judging judging) {
    return Files.exists(samplesFile())
        && result().stream()
            .flatMap(result -> result.judgements().stream())
            .anyMatch(judgement -> judgement.judging().images().equals(judging.images()));
  }

  private Path samplesFile() {
    return folder.resolve("exhibits.json");
  }

  /** Returns why the cell has no result, if its training went wrong. */
  public Optional<Failure> failure() {
    return read(FAILURE, Failure.class);
  }

  void write(Failure failure) {
    json.write(folder.resolve(FAILURE), failure);
  }

  /** Returns why work on the cell stopped when it was last tried, if it stopped for a reason. */
  public Optional<String> stop() {
    return read(STOPPED, Stop.class).map(Stop::reason);
  }

  /** Notes why work on the cell has stopped. */
  public void writeStop(String reason) {
    json.write(folder.resolve(STOPPED), new Stop(reason));
  }

  /** Forgets why work on the cell stopped, because it goes on. */
  public void forgetStop() {
    try {
      Files.deleteIfExists(folder.resolve(STOPPED));
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be changed".formatted(folder), e);
    }
  }

  private <T extends Record> Optional<T> read(String name, Class<T> type) {
    Path file = folder.resolve(name);
    return Files.exists(file) ? Optional.of(json.read(file, type)) : Optional.empty();
  }

  /**
   * Why a cell has no result: its training diverged or collapsed, as it would again.
   *
   * @param problem the kind of problem
   * @param step steps that were taken when it was found
   * @param reason what was seen, and what to try
   */
  public record Failure(HealthProblem problem, long step, String reason) {

    /** Checks that nothing is null. */
    public Failure {
      requireNonNull(problem, "problem is null");
      requireNonNull(reason, "reason is null");
    }
  }

  private record Stop(String reason) {}
}
