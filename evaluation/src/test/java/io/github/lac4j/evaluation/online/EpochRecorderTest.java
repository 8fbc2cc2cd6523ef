package io.github.lac4j.evaluation.online;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.checkpoint.CheckpointFile;
import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.core.training.TrainingPosition;
import io.github.lac4j.core.training.TrainingProgress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochRecorderTest {

  private static final int STEPS = 4;
  private static final long SECOND = 1_000_000_000L;

  private final List<EpochRecord> records = new ArrayList<>();
  private final List<EpochRecorder.Speed> speeds = new ArrayList<>();
  private final AtomicLong time = new AtomicLong();

  @TempDir Path folder;

  @Test
  void should_record_means_over_the_steps_of_each_epoch() {
    EpochRecorder recorder = recorder();
    recorder.onStart(progress(0, 0));
    for (int epoch = 0; epoch < 2; epoch++) {
      steps(recorder, epoch, 1, STEPS);
      recorder.onEpochEnd(progress(epoch, STEPS));
    }

    // Steps 1 to 4 report 1 to 4, and in the second epoch 11 to 14.
    assertThat(records)
        .containsExactly(
            new EpochRecord("cell", 1, 2.5, Map.of("rate", 2.5), List.of()),
            new EpochRecord("cell", 2, 2.5, Map.of("rate", 12.5), List.of()));
  }

  @Test
  void should_have_the_same_record_of_an_epoch_that_was_interrupted() {
    EpochRecorder interrupted = recorder();
    interrupted.onStart(progress(0, 0));
    steps(interrupted, 0, 1, 3);
    Path file = folder.resolve("checkpoint");
    CheckpointFile.write(file, interrupted::save);

    EpochRecorder resumed = recorder();
    resumed.restore(CheckpointFile.read(file));
    resumed.onStart(progress(0, 3));
    steps(resumed, 0, 4, STEPS);
    resumed.onEpochEnd(progress(0, STEPS));

    assertThat(records)
        .containsExactly(new EpochRecord("cell", 1, 2.5, Map.of("rate", 2.5), List.of()));
  }

  @Test
  void should_make_the_record_again_of_an_epoch_that_was_over() {
    EpochRecorder recorder = recorder();
    recorder.onStart(progress(0, 0));
    steps(recorder, 0, 1, STEPS);
    Path file = folder.resolve("checkpoint");
    CheckpointFile.write(file, recorder::save);
    recorder.onEpochEnd(progress(0, STEPS));

    EpochRecorder resumed = recorder();
    resumed.restore(CheckpointFile.read(file));
    resumed.onStart(progress(0, STEPS));
    resumed.onEpochEnd(progress(0, STEPS));

    assertThat(records).hasSize(2);
    assertThat(records.get(1)).isEqualTo(records.get(0));
  }

  @Test
  void should_say_how_many_images_went_through_a_second() {
    EpochRecorder recorder = recorder();
    recorder.onStart(progress(0, 0));
    steps(recorder, 0, 1, STEPS);
    time.addAndGet(2 * SECOND);
    recorder.onEpochEnd(progress(0, STEPS));

    // Ten images a step.
    assertThat(speeds).containsExactly(new EpochRecorder.Speed("cell", 1, 2, 20));
  }

  private EpochRecorder recorder() {
    return new EpochRecorder(
        "cell",
        Optional.empty(),
        (record, speed) -> {
          records.add(record);
          speeds.add(speed);
        },
        time::get);
  }

  private static void steps(EpochRecorder recorder, int epoch, int from, int to) {
    for (int step = from; step <= to; step++) {
      recorder.onStep(
          progress(epoch, step), new StepReport(1, Map.of("rate", epoch * 10.0 + step)));
    }
  }

  private static TrainingProgress progress(int epoch, int step) {
    long images = 10L * (epoch * STEPS + step);
    return new TrainingProgress(new TrainingPosition(epoch, step, 2.5 * step, 1), STEPS, 2, images);
  }
}
