package io.github.lac4j.core.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.objective.StepReport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressListenerTest {

  private static final int STEPS_PER_EPOCH = 100;
  private static final int EPOCHS = 200;

  private final List<String> lines = new ArrayList<>();
  private long now = 1234;

  @Test
  void should_say_where_the_run_is_and_when_it_will_end() {
    ProgressListener listener = new ProgressListener(lines::add, () -> now);
    listener.onStart(progress(2, 20, 0));

    now += 2_000_000_000L;
    listener.onStep(progress(2, 24, 512), new StepReport(4.8125, Map.of()));

    // 4 steps in 2 seconds: 19,776 more take 9,888 seconds.
    assertThat(lines)
        .containsExactly("epoch 3/200, step 24/100, loss 4.8125, 256 images/s, 2:44:48 left");
  }

  @Test
  void should_speak_at_most_once_a_second() {
    ProgressListener listener = new ProgressListener(lines::add, () -> now);
    listener.onStart(progress(0, 0, 0));

    for (int step = 1; step <= 50; step++) {
      now += 100_000_000L;
      listener.onStep(progress(0, step, step * 8L), new StepReport(1, Map.of()));
    }

    assertThat(lines).hasSize(5);
    assertThat(lines).allMatch(line -> line.contains(" 80 images/s"));
  }

  @Test
  void should_always_tell_of_the_last_step() {
    ProgressListener listener = new ProgressListener(lines::add, () -> now);
    listener.onStart(progress(EPOCHS - 1, STEPS_PER_EPOCH - 1, 0));

    now += 1_000_000L;
    listener.onStep(progress(EPOCHS - 1, STEPS_PER_EPOCH, 8), new StepReport(Double.NaN, Map.of()));

    assertThat(lines)
        .containsExactly("epoch 200/200, step 100/100, loss NaN, 8000 images/s, 0:00:00 left");
  }

  @Test
  void should_print_to_a_stream() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ProgressListener listener =
        ProgressListener.printingTo(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    listener.onStart(progress(EPOCHS - 1, STEPS_PER_EPOCH - 1, 0));

    listener.onStep(progress(EPOCHS - 1, STEPS_PER_EPOCH, 8), new StepReport(1, Map.of()));

    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .startsWith("epoch 200/200")
        .endsWith("left" + System.lineSeparator());
  }

  private static TrainingProgress progress(int epoch, int step, long images) {
    return new TrainingProgress(
        new TrainingPosition(epoch, step, 0, 0), STEPS_PER_EPOCH, EPOCHS, images);
  }
}
