package io.github.lac4j.evaluation.cell;

import io.github.lac4j.core.checkpoint.Checkpointable;
import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.core.training.TrainingCheckpoint;
import io.github.lac4j.core.training.TrainingListener;
import io.github.lac4j.core.training.TrainingProgress;
import io.github.lac4j.core.training.TrainingSession;
import io.github.lac4j.core.training.TrainingSummary;
import io.github.lac4j.datasets.loader.ViewLoader;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.evaluation.catalog.Catalog;
import io.github.lac4j.evaluation.catalog.Choice;
import io.github.lac4j.evaluation.catalog.Chosen;
import io.github.lac4j.evaluation.environment.PeakMemory;
import io.github.lac4j.evaluation.evaluator.EvaluationImages;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.evaluator.PretrainedEncoder;
import io.github.lac4j.evaluation.online.EpochRecord;
import io.github.lac4j.evaluation.online.EpochRecorder;
import io.github.lac4j.evaluation.online.OnlineEvaluation;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;

/** Trains a learner from where its folder says, or from the start. */
record CellPretraining(
    Catalog catalog,
    Objective objective,
    CellFolder folder,
    CellTask task,
    Identity identity,
    Optional<String> identityBefore,
    TrainingConfig training,
    CellImages images,
    Run run,
    Consumer<CellEvent> events) {

  private static final double NANOS = 1e9;

  /** Trains to the end; the learner is in the state of the last step afterwards. */
  RunRecord finish(Learner learner, PeakMemory memory, CellRunner.Surroundings surroundings) {
    ViewLoader views = views("views");
    EpochLog<EpochRecord> epochs = folder.epochLog();
    EpochLog<EpochRecorder.Speed> speeds = folder.speedLog();
    Optional<OnlineEvaluation> online = training.online().map(config -> online(config, learner));
    EpochRecorder recorder =
        new EpochRecorder(
            identity.id(),
            online,
            (record, speed) -> {
              epochs.append(record);
              speeds.append(speed);
              events.accept(new CellEvent.EpochEnded(record));
            });
    long start = System.nanoTime();
    TrainingCost cost =
        new TrainingCost(
            () ->
                (System.nanoTime() - start) / NANOS
                    - online.map(OnlineEvaluation::seconds).orElse(0.0),
            views::waitingSeconds,
            memory::peakMegabytes);
    TrainingSummary summary =
        new TrainingSession(objective, learner, views, run)
            .listen(new StepEvents(epochs, speeds))
            .metrics(folder.metrics(), task.metricsEvery(), Map.of("cell", identity.id()))
            .listen(recorder)
            .keep("cost", cost)
            .keep("epoch", recorder)
            .checkpoint(
                folder.checkpoint(), identity.text(), identityBefore, task.checkpoints().interval())
            .train();
    double seconds = cost.seconds();
    events.accept(new CellEvent.Pretrained(seconds, cost.waitingSeconds()));
    return CellRunner.record(
        training.extensions(),
        run.totalSteps(),
        OptionalDouble.of(summary.lastLoss()),
        seconds,
        cost.waitingSeconds(),
        memory,
        cost.peakMegabytes(),
        cost.resumptions(),
        surroundings);
  }

  /** Gives a learner the state that its training has ended in. */
  void restore(Learner learner) {
    new TrainingCheckpoint(folder.checkpoint(), identity.text()).restore(learner);
  }

  private OnlineEvaluation online(TrainingConfig.Online config, Learner learner) {
    EvaluationImages whole = images.judged(config.judgedOn());
    CellRunner.requireFingerprints(whole, config.fittedOn(), config.fingerprint());
    EvaluationImages judged = whole.atMost(config.images(), config.images());
    return new OnlineEvaluation(
        config.every(),
        () -> new PretrainedEncoder(learner.encoder(), judged, run.seed()),
        config.evaluators().stream().map(this::evaluator).toList(),
        OnlineEvaluation.diagnosis(learner, views("diagnosis")));
  }

  private Chosen<Evaluator> evaluator(TrainingConfig.Online.Labelled asked) {
    Choice choice = asked.choice();
    return catalog.evaluator(choice.name(), choice.settings()).askedBy("", asked.label());
  }

  private ViewLoader views(String role) {
    Recipe recipe = catalog.recipe(training.recipe());
    ViewLoader loader =
        new ViewLoader(
            images.pretraining(),
            recipe,
            training.views(),
            training.batchSize(),
            run.seed().derive(role),
            run.dataType(),
            task.cell().threads());
    return objective.views().usesLabels() ? loader.withLabels() : loader;
  }

  /** Tells of the start of a training and, a few times a second, of its steps. */
  private final class StepEvents implements TrainingListener {

    private static final long BETWEEN_EVENTS = 200_000_000L;

    private final EpochLog<EpochRecord> epochs;
    private final EpochLog<EpochRecorder.Speed> speeds;
    private long lastEvent;

    StepEvents(EpochLog<EpochRecord> epochs, EpochLog<EpochRecorder.Speed> speeds) {
      this.epochs = epochs;
      this.speeds = speeds;
    }

    @Override
    public void onStart(TrainingProgress progress) {
      epochs.resume(progress.epoch());
      speeds.resume(progress.epoch());
      lastEvent = System.nanoTime();
      events.accept(
          new CellEvent.Started(
              progress.step(), progress.stepsPerEpoch(), progress.epochs(), training.batchSize()));
    }

    @Override
    public void onStep(TrainingProgress progress, StepReport report) {
      long now = System.nanoTime();
      if (now - lastEvent >= BETWEEN_EVENTS || progress.isEpochOver()) {
        lastEvent = now;
        events.accept(new CellEvent.Stepped(progress.step(), report.loss()));
      }
    }
  }

  /**
   * What a pretraining costs, added up over interruptions. What was done after the last checkpoint
   * before an interruption, and is done again, counts once.
   */
  private static final class TrainingCost implements Checkpointable {

    private static final String SECONDS = "seconds";
    private static final String WAITING_SECONDS = "waiting-seconds";
    private static final String PEAK_MEGABYTES = "peak-megabytes";
    private static final String RESUMPTIONS = "resumptions";

    private final DoubleSupplier trainingSeconds;
    private final DoubleSupplier waitingForViews;
    private final DoubleSupplier peakMemory;
    private double earlierSeconds;
    private double earlierWaitingSeconds;
    private double earlierPeakMegabytes;
    private long resumptions;

    /**
     * Starts to add up.
     *
     * @param trainingSeconds how long this process has trained so far
     * @param waitingForViews how many of these seconds it has waited
     * @param peakMemory the most memory that it has held so far, in millions of bytes
     */
    TrainingCost(
        DoubleSupplier trainingSeconds, DoubleSupplier waitingForViews, DoubleSupplier peakMemory) {
      this.trainingSeconds = trainingSeconds;
      this.waitingForViews = waitingForViews;
      this.peakMemory = peakMemory;
    }

    double seconds() {
      return earlierSeconds + trainingSeconds.getAsDouble();
    }

    double waitingSeconds() {
      return earlierWaitingSeconds + waitingForViews.getAsDouble();
    }

    double peakMegabytes() {
      return Math.max(earlierPeakMegabytes, peakMemory.getAsDouble());
    }

    long resumptions() {
      return resumptions;
    }

    @Override
    public void save(StateWriter writer) {
      writer.put(SECONDS, seconds());
      writer.put(WAITING_SECONDS, waitingSeconds());
      writer.put(PEAK_MEGABYTES, peakMegabytes());
      writer.put(RESUMPTIONS, resumptions);
    }

    @Override
    public void restore(StateReader reader) {
      earlierSeconds = reader.readDouble(SECONDS);
      earlierWaitingSeconds = reader.readDouble(WAITING_SECONDS);
      earlierPeakMegabytes = reader.readDouble(PEAK_MEGABYTES);
      resumptions = reader.readLong(RESUMPTIONS) + 1;
    }
  }
}
