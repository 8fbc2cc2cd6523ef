package io.github.lac4j.evaluation.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.contrastive.objective.HeadShape;
import io.github.lac4j.contrastive.objective.Moco;
import io.github.lac4j.contrastive.objective.MocoConfig;
import io.github.lac4j.contrastive.objective.NtXentConfig;
import io.github.lac4j.contrastive.objective.ProjectionConfig;
import io.github.lac4j.core.checkpoint.StateSnapshot;
import io.github.lac4j.core.lac.Lac;
import io.github.lac4j.core.lac.LacConfig;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.training.CheckpointListener;
import io.github.lac4j.core.training.Pretraining;
import io.github.lac4j.core.training.TrainingCheckpoint;
import io.github.lac4j.core.training.TrainingListener;
import io.github.lac4j.core.training.TrainingPosition;
import io.github.lac4j.core.training.TrainingProgress;
import io.github.lac4j.core.training.TrainingSummary;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.loader.ViewLoader;
import io.github.lac4j.datasets.recipe.Recipes;
import io.github.lac4j.models.mlp.Mlp;
import io.github.lac4j.models.mlp.MlpConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;

/** Real views, real learners: what is interrupted and resumed ends as if it never had been. */
class ResumeTest {

  private static final int BATCH = 8;
  private static final int STEPS_PER_EPOCH = 4;
  private static final int EPOCHS = 2;
  private static final ImageDataset IMAGES =
      new StripedImages(BATCH * STEPS_PER_EPOCH + 3, 1).open(DataLocation.none()).train();

  @TempDir Path folder;

  static Stream<Arguments> interruptions() {
    // At an epoch border, and in the middle of an epoch, one step after its checkpoint.
    return Stream.of(new Lac(LacConfig.defaults()), NtXentConfig.defaults().objective(), moco())
        .flatMap(
            objective ->
                IntStream.of(4, 7)
                    .mapToObj(steps -> Arguments.of(objective.name(), objective, steps)));
  }

  @ParameterizedTest(name = "{0} after {2} steps")
  @MethodSource("interruptions")
  void should_end_as_if_never_interrupted(String name, Objective objective, int killedAfter) {
    try (Learner uninterrupted = bind(objective);
        Learner resumed = bind(objective)) {
      TrainingSummary full =
          new Pretraining(uninterrupted, views(objective), EPOCHS, List.of()).run();

      TrainingCheckpoint checkpoint = new TrainingCheckpoint(folder.resolve("run.ckpt"), name);
      interrupt(checkpoint, objective, killedAfter);
      TrainingPosition position = checkpoint.restore(resumed);
      TrainingSummary rest =
          new Pretraining(resumed, views(objective), EPOCHS, List.of()).resume(position);

      assertThat(rest.steps()).isEqualTo(EPOCHS * STEPS_PER_EPOCH - killedAfter / 2 * 2);
      assertThat(rest.lastLoss()).isEqualTo(full.lastLoss());
      assertThat(StateSnapshot.of(resumed).differencesFrom(StateSnapshot.of(uninterrupted)))
          .isEmpty();
      assertThat(StateSnapshot.of(resumed).names()).hasSizeGreaterThan(2);
    }
  }

  /** 20 keys: neither a multiple nor a divisor of what a step enqueues. */
  private static Objective moco() {
    MocoConfig defaults = MocoConfig.defaults();
    return new Moco(
        new MocoConfig(
            defaults.temperature(),
            20,
            defaults.momentum(),
            true,
            2,
            new ProjectionConfig(HeadShape.SIMCLR, 0, 6),
            defaults.optimization()));
  }

  private static void interrupt(
      TrainingCheckpoint checkpoint, Objective objective, int killedAfter) {
    TrainingListener killer =
        new TrainingListener() {
          @Override
          public void onStep(TrainingProgress progress, StepReport report) {
            if (progress.step() == killedAfter) {
              throw new IllegalStateException("killed");
            }
          }
        };
    try (Learner learner = bind(objective)) {
      List<TrainingListener> listeners =
          List.of(new CheckpointListener(checkpoint, learner, 2), killer);
      assertThatThrownBy(() -> new Pretraining(learner, views(objective), EPOCHS, listeners).run())
          .hasMessage("killed");
    }
  }

  private static Learner bind(Objective objective) {
    Mlp model = new Mlp(new MlpConfig(List.of(10, 6), Activation.RELU, true));
    Run run =
        new Run(new Seed(11), BATCH, STEPS_PER_EPOCH, EPOCHS, DataType.FLOAT, new Dl4jExecutor());
    return objective.bind(model, IMAGES.shape(), run);
  }

  private static ViewLoader views(Objective objective) {
    return new ViewLoader(
        IMAGES,
        Recipes.mnistContrastive(),
        objective.views().count(),
        BATCH,
        new Seed(11).derive("views"),
        DataType.FLOAT,
        2);
  }
}
