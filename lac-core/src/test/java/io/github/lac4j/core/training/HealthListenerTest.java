package io.github.lac4j.core.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.lac4j.core.checkpoint.StateSnapshot;
import io.github.lac4j.core.health.HealthProblem;
import io.github.lac4j.core.health.UnhealthyTrainingException;
import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.core.random.Seed;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HealthListenerTest {

  private static final HealthLimits LIMITS = new HealthLimits(10, 0.05, 5, 10, 0.9, 1e-3);
  private static final String LAYER = StepReport.LAYER_LOSS + "conv2";

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void should_stop_at_once_when_the_loss_is_not_finite(double loss) {
    UnhealthyTrainingException stop =
        stopOf(LIMITS, 20, step -> new StepReport(step == 3 ? loss : 1, Map.of()));

    assertThat(stop.problem()).isEqualTo(HealthProblem.NOT_FINITE);
    assertThat(stop.step()).isEqualTo(3);
    assertThat(stop)
        .hasMessageContaining("The loss is " + loss + " at step 3 (epoch 1)")
        .hasMessageContaining("learning rate");
  }

  @Test
  void should_name_the_metric_that_is_not_finite() {
    UnhealthyTrainingException stop =
        stopOf(LIMITS, 20, step -> new StepReport(1, Map.of("a", 1.0, "b", Double.NaN)));

    assertThat(stop).hasMessageContaining("Metric \"b\" is NaN at step 1");
  }

  @Test
  void should_stop_when_the_embeddings_stay_collapsed() {
    UnhealthyTrainingException stop =
        stopOf(LIMITS, 100, step -> deviation(step < 30 ? 0.9 : 0.01));

    assertThat(stop.problem()).isEqualTo(HealthProblem.COLLAPSED);
    // Steps 30 to 34 are the five that the limits ask for.
    assertThat(stop.step()).isEqualTo(34);
    assertThat(stop).hasMessageContaining("0.01").hasMessageContaining("below 0.05 for 5 steps");
  }

  @Test
  void should_count_collapsed_steps_from_the_end_of_the_grace_period() {
    assertThat(stopOf(LIMITS, 100, step -> deviation(0.01)).step()).isEqualTo(15);
  }

  @Test
  void should_forgive_collapsed_steps_that_do_not_follow_each_other() {
    assertHealthy(LIMITS, 1000, step -> deviation(step % 5 == 0 ? 0.06 : 0.01));
  }

  @Test
  void should_stop_and_name_the_layer_whose_loss_grows() {
    IntFunction<StepReport> reports =
        step -> layers(step < 50 ? 2 : 2 * Math.pow(1.1, step - 50), 3);

    UnhealthyTrainingException stop = stopOf(LIMITS, 200, reports);

    assertThat(stop.problem()).isEqualTo(HealthProblem.DIVERGING);
    assertThat(stop)
        .hasMessageContaining("Layer \"conv2\" diverges")
        .hasMessageContaining("from 2.0")
        .hasMessageContaining("Lower the learning rate of the hidden layers");
    // 1.1^25 = 10.8: the raw loss passes the factor there, the average a little later.
    assertThat(stop.step()).isBetween(76L, 90L);
  }

  @Test
  void should_stop_at_the_sudden_jump_of_a_relu_without_normalisation() {
    assertThat(stopOf(LIMITS, 100, step -> layers(step < 20 ? 100 : 4e6, 1)).step()).isEqualTo(20);
  }

  @Test
  void should_ignore_a_single_outlier() {
    // Smoothed with 0.9, one value of 50 times the rest shows as 5.9 times.
    assertHealthy(LIMITS, 300, step -> layers(step == 150 ? 50 : 1, 1));
  }

  @Test
  void should_not_compare_with_losses_of_the_grace_period() {
    assertHealthy(LIMITS, 300, step -> layers(step < 5 ? 0.01 : 5, 1));
  }

  @Test
  void should_let_negligible_losses_grow() {
    assertHealthy(LIMITS, 300, step -> layers(step < 100 ? 0 : 9e-3, 1));
    assertThat(stopOf(LIMITS, 300, step -> layers(step < 100 ? 0 : 2e-2, 1)).problem())
        .isEqualTo(HealthProblem.DIVERGING);
  }

  @Test
  void should_not_take_ratios_of_negative_losses() {
    assertHealthy(LIMITS, 300, step -> layers(step < 100 ? -3 : 4, 1));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void should_not_alarm_on_a_healthy_noisy_run(long seed) {
    RandomGenerator random = new Seed(seed).generator();

    assertHealthy(
        HealthLimits.standard(),
        20_000,
        step -> {
          // Falls from 1000 to 50 with noise of about a third, as losses of small batches do.
          double trend = 50 + 950 * Math.exp(-step / 2000.0);
          return new StepReport(
              5 + random.nextGaussian(),
              Map.of(
                  StepReport.EMBEDDING_DEVIATION,
                  Math.abs(0.4 + 0.2 * random.nextGaussian()),
                  LAYER,
                  trend * Math.exp(0.35 * random.nextGaussian())));
        });
  }

  @Test
  void should_start_afresh_when_a_run_resumes() {
    HealthListener listener = new HealthListener(LIMITS);
    listener.onStart(progress(0));
    for (int step = 1; step <= 14; step++) {
      listener.onStep(progress(step), deviation(0.01));
    }

    listener.onStart(progress(14));

    for (int step = 15; step <= 28; step++) {
      listener.onStep(progress(step), deviation(0.01));
    }
    assertThatThrownBy(() -> listener.onStep(progress(29), deviation(0.01)))
        .isInstanceOf(UnhealthyTrainingException.class);
  }

  static Stream<IntFunction<StepReport>> waysDown() {
    return Stream.of(
        step -> deviation(step < 20 ? 0.9 : 0.01),
        step -> layers(step < 15 ? 2 : 2 * Math.pow(1.2, step - 15), 3));
  }

  @ParameterizedTest
  @MethodSource("waysDown")
  void should_stop_at_the_same_step_as_an_uninterrupted_run_if_its_state_is_restored(
      IntFunction<StepReport> run) {
    UnhealthyTrainingException expected = stopOf(LIMITS, 100, run);

    for (int killedAt = 1; killedAt < expected.step(); killedAt++) {
      HealthListener killed = new HealthListener(LIMITS);
      feed(killed, 0, killedAt, run);
      HealthListener resumed = new HealthListener(LIMITS);
      StateSnapshot.of(killed).restoreInto(resumed);

      int from = killedAt;
      assertThatThrownBy(() -> feed(resumed, from, 100, run))
          .as("killed at step %d", killedAt)
          .hasMessage(expected.getMessage());
    }
  }

  @Test
  void should_switch_alarms_off() {
    HealthLimits off = new HealthLimits(0, 0, 1, Double.POSITIVE_INFINITY, 0, 1e-3);

    assertHealthy(off, 100, step -> deviation(0));
    assertHealthy(off, 100, step -> layers(Math.pow(2, step), 1));
  }

  @Test
  void should_reject_limits_out_of_range() {
    assertThatThrownBy(() -> new HealthLimits(-1, 0, 1, 2, 0, 1))
        .hasMessageContaining("graceSteps is -1");
    assertThatThrownBy(() -> new HealthLimits(0, 1.5, 1, 2, 0, 1))
        .hasMessageContaining("smallestDeviation is 1.5");
    assertThatThrownBy(() -> new HealthLimits(0, 0, 0, 2, 0, 1))
        .hasMessageContaining("collapsedSteps is 0");
    assertThatThrownBy(() -> new HealthLimits(0, 0, 1, 1, 0, 1))
        .hasMessageContaining("largestGrowth is 1.0");
    assertThatThrownBy(() -> new HealthLimits(0, 0, 1, 2, 1, 1))
        .hasMessageContaining("smoothing is 1.0");
    assertThatThrownBy(() -> new HealthLimits(0, 0, 1, 2, 0, Double.NaN))
        .hasMessageContaining("negligibleLoss is NaN");
  }

  private static StepReport deviation(double value) {
    return new StepReport(1, Map.of(StepReport.EMBEDDING_DEVIATION, value));
  }

  private static StepReport layers(double second, double first) {
    return new StepReport(1, Map.of(LAYER, second, StepReport.LAYER_LOSS + "conv1", first));
  }

  private static void assertHealthy(HealthLimits limits, int steps, IntFunction<StepReport> run) {
    assertThatCode(() -> watch(limits, steps, run)).doesNotThrowAnyException();
  }

  private static UnhealthyTrainingException stopOf(
      HealthLimits limits, int steps, IntFunction<StepReport> run) {
    UnhealthyTrainingException stop =
        catchThrowableOfType(UnhealthyTrainingException.class, () -> watch(limits, steps, run));
    assertThat(stop).isNotNull();
    return stop;
  }

  private static void watch(HealthLimits limits, int steps, IntFunction<StepReport> run) {
    feed(new HealthListener(limits), 0, steps, run);
  }

  private static void feed(HealthListener listener, int from, int to, IntFunction<StepReport> run) {
    listener.onStart(progress(from));
    for (int step = from + 1; step <= to; step++) {
      listener.onStep(progress(step), run.apply(step));
    }
  }

  private static TrainingProgress progress(int step) {
    return new TrainingProgress(new TrainingPosition(0, step, 0, 0), 100_000, 1, 0);
  }
}
