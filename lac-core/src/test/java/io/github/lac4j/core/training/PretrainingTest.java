package io.github.lac4j.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.core.random.Seed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PretrainingTest {

  private final LinearLearner learner = new LinearLearner();
  private final SeededViews source = new SeededViews(new Seed(3), 4);

  @Test
  void should_train_every_step_of_every_epoch() {
    double before = learner.distance();

    TrainingSummary summary = new Pretraining(learner, source, 10, List.of()).run();

    assertThat(summary.steps()).isEqualTo(40);
    assertThat(summary.images()).isEqualTo(40L * SeededViews.IMAGES);
    assertThat(summary.seconds()).isPositive();
    assertThat(learner.distance()).isLessThan(before / 4);
    assertThat(learner.isClosed()).isFalse();
    assertThat(source.opened()).isEqualTo(10);
    assertThat(source.closed()).isEqualTo(10);
  }

  @Test
  void should_tell_listeners_in_order() {
    List<String> events = new ArrayList<>();

    new Pretraining(learner, source, 2, List.of(new Recorder(events))).run();

    assertThat(events)
        .containsExactly(
            "start 0",
            "step 1 of 8 in epoch 0: 1",
            "step 2 of 8 in epoch 0: 2",
            "step 3 of 8 in epoch 0: 3",
            "step 4 of 8 in epoch 0: 4",
            "epoch 0 over",
            "step 5 of 8 in epoch 1: 1",
            "step 6 of 8 in epoch 1: 2",
            "step 7 of 8 in epoch 1: 3",
            "step 8 of 8 in epoch 1: 4",
            "epoch 1 over",
            "end 8",
            "release");
  }

  @Test
  void should_average_the_losses_of_the_last_epoch() {
    List<Double> losses = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onStep(TrainingProgress progress, StepReport report) {
            losses.add(report.loss());
          }
        };

    TrainingSummary summary = new Pretraining(learner, source, 2, List.of(listener)).run();

    double sum = losses.get(4) + losses.get(5) + losses.get(6) + losses.get(7);
    assertThat(summary.meanLossOfLastEpoch()).isEqualTo(sum / 4);
    assertThat(summary.lastLoss()).isEqualTo(losses.get(7));
  }

  @Test
  void should_go_on_within_an_epoch() {
    List<String> events = new ArrayList<>();

    TrainingSummary summary =
        new Pretraining(learner, source, 2, List.of(new Recorder(events)))
            .resume(new TrainingPosition(1, 2, 0, 0));

    assertThat(summary.steps()).isEqualTo(2);
    assertThat(events)
        .containsExactly(
            "start 6",
            "step 7 of 8 in epoch 1: 3",
            "step 8 of 8 in epoch 1: 4",
            "epoch 1 over",
            "end 2",
            "release");
  }

  @Test
  void should_have_nothing_left_to_do_at_the_end() {
    TrainingSummary summary =
        new Pretraining(learner, source, 2, List.of()).resume(new TrainingPosition(1, 4, 6, 0.5));

    assertThat(summary.steps()).isZero();
    assertThat(summary.lastLoss()).isEqualTo(0.5);
    assertThat(summary.meanLossOfLastEpoch()).isEqualTo(1.5);
    assertThat(source.opened()).isZero();
  }

  @Test
  void should_stop_close_and_release_when_a_listener_throws() {
    List<String> events = new ArrayList<>();
    RuntimeException stop = new IllegalStateException("enough");
    RuntimeException second = new IllegalStateException("cannot release");
    TrainingListener thrower =
        new TrainingListener() {
          @Override
          public void onStep(TrainingProgress progress, StepReport report) {
            if (progress.step() == 2) {
              throw stop;
            }
          }

          @Override
          public void release() {
            throw second;
          }
        };

    assertThatThrownBy(
            () -> new Pretraining(learner, source, 2, List.of(thrower, new Recorder(events))).run())
        .isSameAs(stop)
        .hasSuppressedException(second);
    assertThat(source.closed()).isEqualTo(1);
    assertThat(events).containsExactly("start 0", "step 1 of 8 in epoch 0: 1", "release");
  }

  @Test
  void should_not_hide_that_a_release_failed() {
    TrainingListener failing =
        new TrainingListener() {
          @Override
          public void release() {
            throw new IllegalStateException("cannot release");
          }
        };
    List<String> events = new ArrayList<>();

    assertThatThrownBy(
            () -> new Pretraining(learner, source, 1, List.of(failing, new Recorder(events))).run())
        .hasMessage("cannot release");
    assertThat(events).endsWith("release");
  }

  @ParameterizedTest
  @CsvSource({"2, 0", "0, 5", "7, 7"})
  void should_reject_a_position_outside_the_run(int epoch, int step) {
    assertThatThrownBy(
            () ->
                new Pretraining(learner, source, 2, List.of())
                    .resume(new TrainingPosition(epoch, step, 0, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Epoch %d, step %d".formatted(epoch, step))
        .hasMessageContaining("2 epochs of 4 steps");
  }

  @Test
  void should_reject_a_run_without_epochs() {
    assertThatThrownBy(() -> new Pretraining(learner, source, 0, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 or more epochs");
    assertThatThrownBy(() -> new TrainingPosition(-1, 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private record Recorder(List<String> events) implements TrainingListener {

    @Override
    public void onStart(TrainingProgress progress) {
      events.add("start " + progress.step());
    }

    @Override
    public void onStep(TrainingProgress progress, StepReport report) {
      events.add(
          "step %d of %d in epoch %d: %d"
              .formatted(
                  progress.step(),
                  progress.totalSteps(),
                  progress.epoch(),
                  progress.stepInEpoch()));
    }

    @Override
    public void onEpochEnd(TrainingProgress progress) {
      assertThat(progress.isEpochOver()).isTrue();
      events.add("epoch %d over".formatted(progress.epoch()));
    }

    @Override
    public void onEnd(TrainingSummary summary) {
      events.add("end " + summary.steps());
    }

    @Override
    public void release() {
      events.add("release");
    }
  }
}
