package io.github.lac4j.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.checkpoint.CheckpointException;
import io.github.lac4j.core.checkpoint.StateSnapshot;
import io.github.lac4j.core.health.HealthProblem;
import io.github.lac4j.core.health.NotFiniteException;
import io.github.lac4j.core.health.UnhealthyTrainingException;
import io.github.lac4j.core.lac.Lac;
import io.github.lac4j.core.lac.LacConfig;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.core.random.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.buffer.DataType;

class TrainingSessionTest {

  private static final int STEPS = 4;
  private static final Objective OBJECTIVE = new Lac(LacConfig.defaults());
  private static final CheckpointInterval EVERY_TWO = CheckpointInterval.everySteps(2);

  @TempDir Path folder;

  @Test
  void should_go_on_from_its_checkpoint_as_if_never_interrupted() throws IOException {
    Path full = folder.resolve("full.jsonl");
    LinearLearner uninterrupted = new LinearLearner();
    TrainingSummary whole = session(uninterrupted, 3).metrics(full, 1, Map.of()).train();
    Path log = folder.resolve("log.jsonl");
    assertThatThrownBy(
            () ->
                saved(new LinearLearner(), 3, "run")
                    .metrics(log, 1, Map.of())
                    .listen(failing(7, new IllegalStateException("killed")))
                    .train())
        .hasMessage("killed");

    LinearLearner resumed = new LinearLearner();
    TrainingSummary rest = saved(resumed, 3, "run").metrics(log, 1, Map.of()).train();

    assertThat(rest.steps()).isEqualTo(6);
    assertThat(rest.lastLoss()).isEqualTo(whole.lastLoss());
    assertThat(StateSnapshot.of(resumed).differencesFrom(StateSnapshot.of(uninterrupted)))
        .isEmpty();
    assertThat(Files.readString(log)).isEqualTo(Files.readString(full));
  }

  @Test
  void should_keep_other_states_beside_the_learner() {
    HealthListener kept = new HealthListener(HealthLimits.standard());
    saved(new LinearLearner(), 1, "run").keep("mine", kept).train();

    assertThatThrownBy(() -> saved(new LinearLearner(), 1, "run").keep("other", kept).train())
        .isInstanceOf(CheckpointException.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> session(new LinearLearner(), 1).keep("health", kept))
        .withMessageContaining("\"health\"");
  }

  @Test
  void should_go_on_with_the_state_of_the_same_run_when_it_was_shorter() {
    saved(new LinearLearner(), 1, "one epoch").train();

    assertThatThrownBy(() -> saved(new LinearLearner(), 2, "two epochs").train())
        .isInstanceOf(CheckpointException.class);
    TrainingSummary longer =
        session(new LinearLearner(), 2)
            .checkpoint(file(), "two epochs", Optional.of("one epoch"), EVERY_TWO)
            .train();
    assertThat(longer.steps()).isEqualTo(STEPS);
  }

  @Test
  void should_say_for_good_where_a_network_gave_back_infinities() {
    assertThatExceptionOfType(UnhealthyTrainingException.class)
        .isThrownBy(
            () ->
                session(new LinearLearner(), 2)
                    .listen(failing(3, new NotFiniteException("z1 is infinite")))
                    .train())
        .withMessageStartingWith("z1 is infinite after 3 steps of lac. Lower the learning rate")
        .satisfies(
            unhealthy -> {
              assertThat(unhealthy.problem()).isEqualTo(HealthProblem.NOT_FINITE);
              assertThat(unhealthy.step()).isEqualTo(3);
            });
  }

  @Test
  void should_reject_views_of_another_length() {
    Run run = run(2);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new TrainingSession(
                    OBJECTIVE, new LinearLearner(), new SeededViews(new Seed(3), 5), run))
        .withMessageContaining("have 5 steps an epoch, but the run has 4");
  }

  private TrainingSession saved(Learner learner, int epochs, String identity) {
    return session(learner, epochs).checkpoint(file(), identity, EVERY_TWO);
  }

  private static TrainingSession session(Learner learner, int epochs) {
    return new TrainingSession(
        OBJECTIVE, learner, new SeededViews(new Seed(3), STEPS), run(epochs));
  }

  private static Run run(int epochs) {
    return new Run(
        new Seed(3), SeededViews.IMAGES, STEPS, epochs, DataType.FLOAT, new Dl4jExecutor());
  }

  private static TrainingListener failing(int step, RuntimeException failure) {
    return new TrainingListener() {
      @Override
      public void onStep(TrainingProgress progress, StepReport report) {
        if (progress.step() == step) {
          throw failure;
        }
      }
    };
  }

  private Path file() {
    return folder.resolve("run.ckpt");
  }
}
