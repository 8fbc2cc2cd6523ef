package io.github.lac4j.evaluation.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.lac4j.contrastive.objective.Moco;
import io.github.lac4j.contrastive.objective.MocoConfig;
import io.github.lac4j.contrastive.objective.NtXentConfig;
import io.github.lac4j.core.autoencoder.Autoencoder;
import io.github.lac4j.core.autoencoder.AutoencoderConfig;
import io.github.lac4j.core.checkpoint.StateSnapshot;
import io.github.lac4j.core.lac.Lac;
import io.github.lac4j.core.lac.LacConfig;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.training.Pretraining;
import io.github.lac4j.core.training.TrainingListener;
import io.github.lac4j.core.training.TrainingSummary;
import io.github.lac4j.core.view.ViewSource;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.loader.ViewLoader;
import io.github.lac4j.datasets.recipe.Recipes;
import io.github.lac4j.evaluation.catalog.Choice;
import io.github.lac4j.evaluation.catalog.Chosen;
import io.github.lac4j.evaluation.evaluator.EvaluationImages;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.evaluator.PretrainedEncoder;
import io.github.lac4j.evaluation.knn.WeightedKnn;
import io.github.lac4j.evaluation.knn.WeightedKnnConfig;
import io.github.lac4j.evaluation.probe.LinearProbe;
import io.github.lac4j.evaluation.probe.LinearProbeConfig;
import io.github.lac4j.evaluation.study.StripedImages;
import io.github.lac4j.models.mlp.Mlp;
import io.github.lac4j.models.mlp.MlpConfig;
import io.github.lac4j.models.onednn.OneDnnExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class OnlineEvaluationTest {

  private static final int BATCH = 8;
  private static final int STEPS = 4;
  private static final int EPOCHS = 5;
  private static final Seed SEED = new Seed(11);
  private static final EvaluationImages IMAGES =
      EvaluationImages.of(new StripedImages(BATCH * STEPS + 3, 20).open(DataLocation.none()));
  private static final List<Evaluator> EVALUATORS =
      List.of(new WeightedKnn(new WeightedKnnConfig()), new LinearProbe(new LinearProbeConfig()));

  static Stream<Arguments> trainings() {
    return Stream.of(
            new Lac(LacConfig.defaults()),
            new Autoencoder(AutoencoderConfig.defaults()),
            NtXentConfig.defaults().objective(),
            new Moco(MocoConfig.defaults()))
        .flatMap(
            objective ->
                Stream.of(new Dl4jExecutor(), new OneDnnExecutor())
                    .map(executor -> Arguments.of(objective.name(), objective, executor)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("trainings")
  void should_move_nothing_of_the_training(String name, Objective objective, Executor executor) {
    List<EpochRecord> records = new ArrayList<>();
    try (Learner alone = bind(objective, executor);
        Learner watched = bind(objective, executor)) {
      TrainingSummary expected = train(alone, objective, List.of());
      Nd4j.getRandom().setSeed(7);
      long chance = Nd4j.getRandom().nextLong();
      Nd4j.getRandom().setSeed(7);

      TrainingSummary actual =
          train(watched, objective, List.of(online(2, watched, objective, records)));

      assertThat(actual.lastLoss()).isEqualTo(expected.lastLoss());
      assertThat(StateSnapshot.of(watched).differencesFrom(StateSnapshot.of(alone))).isEmpty();
      assertThat(Nd4j.getRandom().nextLong()).isEqualTo(chance);
      assertThat(records).filteredOn(record -> !record.measures().isEmpty()).hasSize(3);
    }
  }

  @Test
  void should_judge_every_second_epoch_and_the_last() {
    Objective objective = NtXentConfig.defaults().objective();
    List<EpochRecord> records = new ArrayList<>();
    try (Learner learner = bind(objective, new Dl4jExecutor())) {
      TrainingSummary summary =
          train(learner, objective, List.of(online(2, learner, objective, records)));

      assertThat(records).extracting(EpochRecord::epoch).containsExactly(1, 2, 3, 4, 5);
      assertThat(records)
          .filteredOn(record -> !record.measures().isEmpty())
          .extracting(EpochRecord::epoch)
          .containsExactly(2, 4, 5);
      assertThat(records.get(4).meanLoss()).isEqualTo(summary.meanLossOfLastEpoch());
      PretrainedEncoder last = new PretrainedEncoder(learner.encoder(), IMAGES, SEED);
      assertThat(records.get(4).measures())
          .startsWith(
              EVALUATORS.stream()
                  .flatMap(evaluator -> evaluator.evaluate(last).measures().stream())
                  .toArray(Measure[]::new));
    }
  }

  @Test
  void should_find_the_same_twice() {
    Objective objective = new Lac(LacConfig.defaults());
    List<EpochRecord> once = new ArrayList<>();
    List<EpochRecord> again = new ArrayList<>();
    for (List<EpochRecord> records : List.of(once, again)) {
      try (Learner learner = bind(objective, new OneDnnExecutor())) {
        train(learner, objective, List.of(online(1, learner, objective, records)));
      }
    }

    assertThat(again).isEqualTo(once).hasSize(EPOCHS);
  }

  @Test
  void should_reject_no_epochs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OnlineEvaluation(0, () -> null, List.of(), List::of))
        .withMessageContaining("every 0 epochs");
  }

  private static EpochRecorder online(
      int everyEpochs, Learner learner, Objective objective, List<EpochRecord> records) {
    OnlineEvaluation evaluation =
        new OnlineEvaluation(
            everyEpochs,
            () -> new PretrainedEncoder(learner.encoder(), IMAGES, SEED),
            EVALUATORS.stream()
                .map(
                    evaluator ->
                        new Chosen<>(
                            new Choice(evaluator.name(), JsonNodeFactory.instance.objectNode()),
                            evaluator))
                .toList(),
            OnlineEvaluation.diagnosis(learner, views(objective, SEED.derive("diagnosis"))));
    return new EpochRecorder("x", Optional.of(evaluation), (record, speed) -> records.add(record));
  }

  private static TrainingSummary train(
      Learner learner, Objective objective, List<TrainingListener> listeners) {
    return new Pretraining(learner, views(objective, SEED.derive("views")), EPOCHS, listeners)
        .run();
  }

  private static Learner bind(Objective objective, Executor executor) {
    Mlp model = new Mlp(new MlpConfig(List.of(10, 6), Activation.RELU, true));
    Run run = new Run(SEED, BATCH, STEPS, EPOCHS, DataType.FLOAT, executor);
    return objective.bind(model, IMAGES.fit().shape(), run);
  }

  private static ViewSource views(Objective objective, Seed seed) {
    return new ViewLoader(
        IMAGES.fit(),
        Recipes.mnistContrastive(),
        objective.views().count(),
        BATCH,
        seed,
        DataType.FLOAT,
        2);
  }
}
