package io.github.lac4j.evaluation.cell;

import io.github.lac4j.core.checkpoint.Checkpointable;
import io.github.lac4j.core.health.HealthLimits;
import io.github.lac4j.core.health.HealthListener;
import io.github.lac4j.core.health.NotFiniteException;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.training.CheckpointListener;
import io.github.lac4j.core.training.JsonLinesListener;
import io.github.lac4j.core.training.Pretraining;
import io.github.lac4j.core.training.TrainingCheckpoint;
import io.github.lac4j.core.training.TrainingListener;
import io.github.lac4j.core.training.TrainingPosition;
import io.github.lac4j.core.training.TrainingSummary;
import io.github.lac4j.datasets.loader.ViewLoader;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.evaluation.catalog.Catalog;
import io.github.lac4j.evaluation.environment.PeakMemory;
import io.github.lac4j.evaluation.evaluator.EvaluationImages;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.evaluator.PretrainedEncoder;
import io.github.lac4j.evaluation.online.EpochRecord;
import io.github.lac4j.evaluation.online.EpochRecorder;
import io.github.lac4j.evaluation.online.OnlineEvaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Trains a learner from where its folder says, or from the start. */
final class CellPretraining {

  private static final double NANOS = 1e9;

  private final Catalog catalog;
  private final CellFolder folder;
  private final CellOrder order;
  private final String id;
  private final String identity;
  private final Optional<String> identityBefore;
  private final TrainingConfig training;
  private final CellImages images;
  private final Run run;
  private final boolean usesLabels;
  private final Consumer<CellEvent> events;

  CellPretraining(
      Catalog catalog,
      CellFolder folder,
      CellOrder order,
      Identity identity,
      Optional<String> identityBefore,
      TrainingConfig training,
      CellImages images,
      Run run,
      boolean usesLabels,
      Consumer<CellEvent> events) {
    this.catalog = catalog;
    this.folder = folder;
    this.order = order;
    this.id = identity.id();
    this.identity = identity.text();
    this.identityBefore = identityBefore;
    this.training = training;
    this.images = images;
    this.run = run;
    this.usesLabels = usesLabels;
    this.events = events;
  }

  /** Trains to the end; the learner is in the state of the last step afterwards. */
  RunRecord finish(Learner learner, PeakMemory memory, CellRunner.Surroundings surroundings) {
    ViewLoader views = views("views");
    HealthListener health = new HealthListener(HealthLimits.standard());
    JsonLinesListener metrics =
        new JsonLinesListener(folder.metrics(), order.metricsEvery(), Map.of("cell", id));
    EpochLog<EpochRecord> epochs = folder.epochLog();
    EpochLog<EpochRecorder.Speed> speeds = folder.speedLog();
    List<TrainingListener> listeners = new ArrayList<>();
    listeners.add(health);
    listeners.add(new StepEvents(training.batchSize(), events, System::nanoTime));
    listeners.add(metrics);
    Optional<OnlineEvaluation> online = training.online().map(config -> online(config, learner));
    EpochRecorder recorder =
        new EpochRecorder(
            id,
            online,
            (record, speed) -> {
              epochs.append(record);
              speeds.append(speed);
              events.accept(new CellEvent.EpochEnded(record));
            });
    listeners.add(recorder);
    long start = System.nanoTime();
    TrainingCost cost =
        new TrainingCost(
            () ->
                (System.nanoTime() - start) / NANOS
                    - online.map(OnlineEvaluation::seconds).orElse(0.0),
            views::waitingSeconds,
            memory::peakMegabytes);
    Map<String, Checkpointable> companions =
        Map.of("health", health, "cost", cost, "epoch", recorder);
    TrainingCheckpoint checkpoint =
        new TrainingCheckpoint(folder.checkpoint(), identity, companions);
    TrainingPosition position =
        checkpoint.exists()
            ? identityBefore
                .filter(shorter -> !checkpoint.isOwn())
                .map(shorter -> new TrainingCheckpoint(folder.checkpoint(), shorter, companions))
                .orElse(checkpoint)
                .restore(learner)
            : TrainingPosition.START;
    epochs.resume(position.epoch());
    speeds.resume(position.epoch());
    listeners.add(
        new CheckpointListener(checkpoint, learner, order.checkpoints().interval(), metrics::sync));
    Divergence divergence = new Divergence(order.cell().objective().name());
    listeners.add(0, divergence);
    TrainingSummary summary;
    try {
      summary = new Pretraining(learner, views, training.epochs(), listeners).resume(position);
    } catch (NotFiniteException e) {
      throw divergence.of(e);
    }
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
    new TrainingCheckpoint(folder.checkpoint(), identity).restore(learner);
  }

  private OnlineEvaluation online(OnlineConfig config, Learner learner) {
    EvaluationImages whole = images.judged(config.judgedOn());
    CellRunner.requireFingerprints(whole, config.fittedOn(), config.fingerprint());
    EvaluationImages judged = whole.atMost(config.images(), config.images());
    return new OnlineEvaluation(
        config.every(),
        () -> new PretrainedEncoder(learner.encoder(), judged, run.seed()),
        config.evaluators().stream().map(this::evaluator).toList(),
        OnlineEvaluation.diagnosis(learner, views("diagnosis")));
  }

  private Evaluator evaluator(OnlineConfig.Labelled choice) {
    Evaluator evaluator =
        catalog.evaluator(choice.choice().name(), choice.choice().settings()).value();
    return choice
        .label()
        .<Evaluator>map(label -> new LabelledEvaluator(label, evaluator))
        .orElse(evaluator);
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
            order.cell().threads());
    return usesLabels ? loader.withLabels() : loader;
  }
}
