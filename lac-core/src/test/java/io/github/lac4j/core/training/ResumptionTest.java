package io.github.lac4j.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.checkpoint.CheckpointException;
import io.github.lac4j.core.checkpoint.StateSnapshot;
import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.core.random.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumptionTest {

  private static final int EPOCHS = 3;
  private static final int STEPS_PER_EPOCH = 4;
  private static final String IDENTITY = "linear, seed 3, batch 8";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 7, 8, 9, 11, 12})
  void should_end_as_if_never_interrupted(int killedAfter) throws IOException {
    LinearLearner uninterrupted = new LinearLearner();
    Path fullLog = folder.resolve("full.jsonl");
    TrainingSummary full =
        new Pretraining(uninterrupted, views(), EPOCHS, List.of(new JsonLinesListener(fullLog, 1)))
            .run();

    Path log = folder.resolve("resumed.jsonl");
    TrainingCheckpoint checkpoint = checkpoint(IDENTITY);
    interrupt(checkpoint, log, killedAfter);
    LinearLearner resumed = new LinearLearner();
    TrainingPosition position = checkpoint.restore(resumed);
    TrainingSummary rest =
        new Pretraining(resumed, views(), EPOCHS, List.of(new JsonLinesListener(log, 1)))
            .resume(position);

    assertThat(StateSnapshot.of(resumed).differencesFrom(StateSnapshot.of(uninterrupted)))
        .isEmpty();
    assertThat(rest.lastLoss()).isEqualTo(full.lastLoss());
    assertThat(rest.meanLossOfLastEpoch()).isEqualTo(full.meanLossOfLastEpoch());
    assertThat(rest.steps()).isEqualTo(12 - killedAfter / 2 * 2);
    assertThat(Files.readString(log)).isEqualTo(Files.readString(fullLog));
  }

  @Test
  void should_end_differently_if_the_optimiser_forgets() {
    LinearLearner uninterrupted = new LinearLearner();
    new Pretraining(uninterrupted, views(), EPOCHS, List.of()).run();
    TrainingCheckpoint checkpoint = checkpoint(IDENTITY);
    interrupt(checkpoint, folder.resolve("log.jsonl"), 7);

    LinearLearner forgetful = new LinearLearner(true);
    TrainingPosition position = checkpoint.restore(forgetful);
    new Pretraining(forgetful, views(), EPOCHS, List.of()).resume(position);

    assertThat(StateSnapshot.of(forgetful).differencesFrom(StateSnapshot.of(uninterrupted)))
        .containsExactly("optimizer/velocity", "weights");
  }

  @Test
  void should_refuse_the_checkpoint_of_another_run_and_name_both() {
    TrainingCheckpoint checkpoint = checkpoint(IDENTITY);
    interrupt(checkpoint, folder.resolve("log.jsonl"), 5);
    LinearLearner learner = new LinearLearner();
    StateSnapshot before = StateSnapshot.of(learner);

    assertThatThrownBy(() -> checkpoint("linear, seed 4, batch 8").restore(learner))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("run.ckpt")
        .hasMessageContaining(IDENTITY)
        .hasMessageContaining("linear, seed 4, batch 8");
    assertThat(StateSnapshot.of(learner).differencesFrom(before)).isEmpty();
  }

  @Test
  void should_save_every_so_many_steps_and_at_the_end() {
    TrainingCheckpoint checkpoint = checkpoint(IDENTITY);
    LinearLearner learner = new LinearLearner();
    assertThat(checkpoint.exists()).isFalse();

    new Pretraining(
            learner, views(), EPOCHS, List.of(new CheckpointListener(checkpoint, learner, 5)))
        .run();

    assertThat(checkpoint.exists()).isTrue();
    TrainingPosition position = checkpoint.restore(new LinearLearner());
    assertThat(position.epoch()).isEqualTo(2);
    assertThat(position.stepInEpoch()).isEqualTo(4);
  }

  @Test
  void should_save_when_the_time_is_over_and_first_bring_other_files_up() {
    TrainingCheckpoint checkpoint = checkpoint(IDENTITY);
    LinearLearner learner = new LinearLearner();
    AtomicLong seconds = new AtomicLong();
    List<Long> saved = new ArrayList<>();
    TrainingListener clock =
        new TrainingListener() {
          @Override
          public void onStep(TrainingProgress progress, StepReport report) {
            seconds.set(progress.step());
          }
        };
    CheckpointListener listener =
        new CheckpointListener(
            checkpoint,
            learner,
            new CheckpointInterval(OptionalLong.of(7), Optional.of(Duration.ofSeconds(3))),
            () -> saved.add(seconds.get()),
            () -> seconds.get() * 1_000_000_000L);

    new Pretraining(learner, views(), EPOCHS, List.of(clock, listener)).run();

    // Every three seconds after the one before, every seven steps, and at the end.
    assertThat(saved).containsExactly(3L, 6L, 7L, 10L, 12L);
  }

  @Test
  void should_save_and_restore_companions_with_the_learner() {
    LinearLearner learner = new LinearLearner();
    LinearLearner companion = new LinearLearner();
    new Pretraining(companion, views(), 1, List.of()).run();
    Path file = folder.resolve("run.ckpt");
    new TrainingCheckpoint(file, IDENTITY, Map.of("other", companion))
        .write(TrainingPosition.START, learner);

    LinearLearner restored = new LinearLearner();
    new TrainingCheckpoint(file, IDENTITY, Map.of("other", restored)).restore(new LinearLearner());

    assertThat(StateSnapshot.of(restored).differencesFrom(StateSnapshot.of(companion))).isEmpty();
  }

  @Test
  void should_reject_an_interval_without_length() {
    assertThatThrownBy(() -> new CheckpointInterval(OptionalLong.empty(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("need an interval");
    assertThatThrownBy(() -> CheckpointInterval.every(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be more than 0");
  }

  @Test
  void should_reject_an_interval_of_zero() {
    assertThatThrownBy(() -> new CheckpointListener(checkpoint(IDENTITY), new LinearLearner(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("everySteps is 0");
  }

  /** Trains with a checkpoint every second step, until something kills the run. */
  private static void interrupt(TrainingCheckpoint checkpoint, Path log, int killedAfter) {
    LinearLearner learner = new LinearLearner();
    TrainingListener killer =
        new TrainingListener() {
          @Override
          public void onStep(TrainingProgress progress, StepReport report) {
            if (progress.step() == killedAfter) {
              throw new IllegalStateException("killed");
            }
          }
        };
    List<TrainingListener> listeners =
        List.of(
            new JsonLinesListener(log, 1), new CheckpointListener(checkpoint, learner, 2), killer);
    assertThatThrownBy(() -> new Pretraining(learner, views(), EPOCHS, listeners).run())
        .hasMessage("killed");
  }

  private TrainingCheckpoint checkpoint(String identity) {
    return new TrainingCheckpoint(folder.resolve("run.ckpt"), identity);
  }

  private static SeededViews views() {
    return new SeededViews(new Seed(3), STEPS_PER_EPOCH);
  }
}
