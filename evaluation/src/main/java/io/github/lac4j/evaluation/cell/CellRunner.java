package io.github.lac4j.evaluation.cell;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.baseline.RunningStatistics;
import io.github.lac4j.core.file.ProcessLock;
import io.github.lac4j.core.health.NotFiniteException;
import io.github.lac4j.core.health.UnhealthyTrainingException;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.view.ViewSource;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.Progress;
import io.github.lac4j.datasets.loader.ViewLoader;
import io.github.lac4j.datasets.recipe.Recipes;
import io.github.lac4j.evaluation.catalog.Catalog;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.environment.GitState;
import io.github.lac4j.evaluation.environment.Machine;
import io.github.lac4j.evaluation.environment.PeakMemory;
import io.github.lac4j.evaluation.environment.Software;
import io.github.lac4j.evaluation.evaluator.EvaluationImages;
import io.github.lac4j.evaluation.saved.InitialEncoder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Works on one cell: pretrains, saves the encoder, lets the evaluators judge it.
 *
 * <p>Whatever an earlier process has finished in the cell's folder is taken as it is, and a
 * pretraining that was interrupted goes on from its last checkpoint. The result is the same, bit
 * for bit.
 */
public final class CellRunner {

  /** The number type that networks train in. */
  public static final DataType DATA_TYPE = DataType.FLOAT;

  /** Images over which an untrained encoder takes the statistics of a batch. */
  private static final int STATISTICS_BATCH = 128;

  private final Catalog catalog;
  private final ConfigBinder binder;
  private final Executor executor;
  private final Supplier<Surroundings> surroundings;

  /**
   * Creates a runner.
   *
   * @param catalog makes what a cell names
   * @param binder reads and writes its settings
   * @param executor what runs the networks
   */
  public CellRunner(Catalog catalog, ConfigBinder binder, Executor executor) {
    this(catalog, binder, executor, Surroundings::current);
  }

  CellRunner(
      Catalog catalog,
      ConfigBinder binder,
      Executor executor,
      Supplier<Surroundings> surroundings) {
    this.catalog = requireNonNull(catalog, "catalog is null");
    this.binder = requireNonNull(binder, "binder is null");
    this.executor = requireNonNull(executor, "executor is null");
    this.surroundings = surroundings;
  }

  /**
   * Finishes a cell. Afterwards its folder has a result, or a failure if its training diverged or
   * collapsed.
   *
   * @param folder the cell's own
   * @param where the folders to look for the data set in
   * @param events hears how it goes on, in this thread
   * @throws IllegalArgumentException if the task was made by other software or for other images, or
   *     cannot be carried out; the message says why
   * @throws io.github.lac4j.core.file.LockedFolderException if another process works on it
   */
  public void run(
      CellTask task, CellFolder folder, DataLocation where, Consumer<CellEvent> events) {
    CellSpec config = task.cell();
    requireSameSoftware(config);
    ProcessLock lock = folder.lock();
    try {
      folder.requireHolds(config, binder);
      if (folder.failure().isPresent() || isFinished(folder, task)) {
        return;
      }
      DatasetDefinition definition =
          catalog.dataset(task.dataset(), config.data().dataset().settings()).value();
      Progress progress = new EventProgress(events);
      CellImages images =
          task.judgesNothing()
              ? CellImages.of(definition.openPretraining(where, progress))
              : CellImages.of(definition.open(where, progress), config.data().validation());
      requireFingerprint(images.pretraining(), config.data().fingerprint());
      Optional<InitialEncoder> start =
          config.init().map(digest -> InitialEncoder.read(task.init().orElseThrow(), digest));
      folder.write(config);
      work(task, folder, images, start, events);
    } catch (UnhealthyTrainingException e) {
      folder.write(new CellFolder.Failure(e.problem(), e.step(), e.getMessage()));
    } finally {
      lock.close();
    }
  }

  /** What a finished cell was made from may be gone; it is not made again for that. */
  private boolean isFinished(CellFolder folder, CellTask task) {
    List<String> wanted =
        task.judgings().stream().map(judging -> Identity.of(judging, binder).id()).toList();
    return folder.run().isPresent()
        && folder
            .result()
            .filter(
                result ->
                    result.judgements().stream()
                        .map(ResultRecord.Judgement::id)
                        .toList()
                        .containsAll(wanted))
            .isPresent();
  }

  private void work(
      CellTask task,
      CellFolder folder,
      CellImages images,
      Optional<InitialEncoder> start,
      Consumer<CellEvent> events) {
    CellSpec config = task.cell();
    Objective objective =
        catalog.objective(config.objective().name(), config.objective().settings()).value();
    Model model = catalog.model(config.model().name(), config.model().settings()).value();
    Run drawn = run(config, images);
    Run run = start.map(saved -> drawn.startingFrom(saved.encoder())).orElse(drawn);
    Identity identity = Identity.of(config, binder);
    try (PeakMemory memory = PeakMemory.start();
        Learner learner = objective.bind(model, images.pretraining().shape(), run)) {
      Optional<CellPretraining> pretraining =
          config
              .training()
              .map(
                  training ->
                      new CellPretraining(
                          catalog,
                          objective,
                          folder,
                          task,
                          identity,
                          identityBefore(config, training),
                          training,
                          images,
                          run,
                          events));
      if (pretraining.isEmpty() && start.isEmpty()) {
        RunningStatistics.estimate(learner.encoder(), plainViews(config, images.pretraining()));
      }
      RunRecord record;
      if (folder.run().isPresent() && (pretraining.isEmpty() || folder.hasCheckpoint())) {
        record = folder.run().get();
        pretraining.ifPresent(earlier -> earlier.restore(learner));
      } else {
        // Before training, which gives people hours to change the checkout in.
        Surroundings begun = surroundings.get();
        record =
            pretraining
                .map(now -> now.finish(learner, memory, begun))
                .orElseGet(() -> untrained(memory, begun));
        EncoderFile.write(folder.encoder(), learner.encoder());
        folder.write(record);
      }
      try {
        EncoderEvaluation encoder =
            new EncoderEvaluation(
                learner.encoder(),
                images,
                run.seed(),
                evaluator -> events.accept(new CellEvent.Judging(evaluator)));
        CellJudging judging = new CellJudging(catalog, binder, folder, encoder);
        List<ResultRecord.Judgement> judgements = judging.judge(task.judgings());
        judging.takeSamples(task.judgings(), learner);
        folder.write(
            new ResultRecord(
                identity.id(),
                record.steps(),
                record.lastLoss(),
                judging.digests(task.judgings()),
                judgements));
      } catch (NotFiniteException e) {
        throw UnhealthyTrainingException.of(e, objective.name(), record.steps());
      }
    }
  }

  private static ViewSource plainViews(CellSpec config, ImageDataset images) {
    return new ViewLoader(
        images,
        Recipes.none(),
        1,
        Math.min(STATISTICS_BATCH, images.size()),
        new Seed(config.seed()).derive("statistics"),
        DATA_TYPE,
        config.threads());
  }

  /** Returns whose checkpoint a run that was just made longer goes on from. */
  private Optional<String> identityBefore(CellSpec config, TrainingConfig training) {
    return training
        .beforeExtension()
        .map(shorter -> Identity.of(config.with(Optional.of(shorter)), binder).text());
  }

  private Run run(CellSpec config, CellImages images) {
    Seed seed = new Seed(config.seed());
    return config
        .training()
        .map(
            training ->
                new Run(
                    seed,
                    training.batchSize(),
                    images.pretraining().size() / training.batchSize(),
                    training.epochs(),
                    DATA_TYPE,
                    executor))
        .orElseGet(() -> new Run(seed, 1, 1, 1, DATA_TYPE, executor));
  }

  private static RunRecord untrained(PeakMemory memory, Surroundings start) {
    return record(
        List.of(), 0, OptionalDouble.empty(), 0, 0, memory, memory.peakMegabytes(), 0, start);
  }

  static RunRecord record(
      List<TrainingConfig.Extension> extensions,
      long steps,
      OptionalDouble lastLoss,
      double seconds,
      double waitingSeconds,
      PeakMemory memory,
      double peakMegabytes,
      long resumptions,
      Surroundings start) {
    return new RunRecord(
        extensions,
        steps,
        lastLoss,
        seconds,
        waitingSeconds,
        peakMegabytes,
        memory.source().description(),
        resumptions,
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        start.machine(),
        start.git());
  }

  private void requireSameSoftware(CellSpec config) {
    Software current = Software.current(executor);
    if (!config.software().equals(current)) {
      throw new IllegalArgumentException(
          "The run is one of %s, but this is %s; go on with it where it was started, or start it anew here under another name"
              .formatted(config.software(), current));
    }
  }

  /** Checks that images to fit on and to judge on are those that were planned with. */
  static void requireFingerprints(EvaluationImages images, String fittedOn, String judged) {
    requireFingerprint(images.fit(), fittedOn);
    requireFingerprint(images.held(), judged);
  }

  private static void requireFingerprint(ImageDataset images, String fingerprint) {
    if (!images.fingerprint().equals(fingerprint)) {
      throw new IllegalArgumentException(
          "The images of %s (%s) have changed: their digest is %s, but was %s; start anew"
              .formatted(images.name(), images.source(), images.fingerprint(), fingerprint));
    }
  }

  /**
   * Where a process was started.
   *
   * @param machine the machine
   * @param git the checkout, if it was one
   */
  record Surroundings(Machine machine, Optional<GitState> git) {

    /** Checks that nothing is null. */
    Surroundings {
      requireNonNull(machine, "machine is null");
      requireNonNull(git, "git is null");
    }

    /** Looks at the machine and the working directory as they are now. */
    static Surroundings current() {
      return new Surroundings(Machine.current(), GitState.of(Path.of("").toAbsolutePath()));
    }
  }

  /** Tells of work on a data set as events, a few times a second. */
  private static final class EventProgress implements Progress {

    private static final long BETWEEN_EVENTS = 200_000_000L;

    private final Consumer<CellEvent> events;
    private long lastEvent = System.nanoTime() - BETWEEN_EVENTS;

    EventProgress(Consumer<CellEvent> events) {
      this.events = events;
    }

    @Override
    public void advanced(String work, long done, OptionalLong total, Unit unit) {
      long now = System.nanoTime();
      if (now - lastEvent >= BETWEEN_EVENTS) {
        lastEvent = now;
        events.accept(new CellEvent.Preparing(work, done, total, unit));
      }
    }

    @Override
    public void note(String sentence) {
      events.accept(new CellEvent.Note(sentence));
    }
  }
}
