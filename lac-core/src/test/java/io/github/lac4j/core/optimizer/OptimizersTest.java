package io.github.lac4j.core.optimizer;

import static io.github.lac4j.core.network.ParameterKind.BIAS;
import static io.github.lac4j.core.network.ParameterKind.SCALE;
import static io.github.lac4j.core.network.ParameterKind.SHIFT;
import static io.github.lac4j.core.network.ParameterKind.STATISTIC;
import static io.github.lac4j.core.network.ParameterKind.UNUSED;
import static io.github.lac4j.core.network.ParameterKind.WEIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.checkpoint.CheckpointException;
import io.github.lac4j.core.checkpoint.StateSnapshot;
import io.github.lac4j.core.network.ParameterSegment;
import io.github.lac4j.core.network.ParameterSlice;
import io.github.lac4j.core.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class OptimizersTest {

  private static final Seed SEED = new Seed(20);

  /** A warm-up's zero first, then rates that change both ways. */
  private static final double[] RATES = {0, 0.05, 0.1, 0.02, 0.3, 0.1, 0.01};

  static Stream<OptimizerConfig> configs() {
    return Stream.of(
        Sgd.plain(),
        new Sgd(0, 0.1, DecayScope.ALL, false),
        new Sgd(0, 0.1, DecayScope.WEIGHTS, false),
        new Sgd(0.9, 0, DecayScope.ALL, false),
        Sgd.withMomentum(0.1),
        new Sgd(0.8, 0.1, DecayScope.WEIGHTS, false),
        new Sgd(0.9, 0, DecayScope.ALL, true),
        new Sgd(0.9, 0.1, DecayScope.ALL, true),
        new Sgd(0.9, 0.1, DecayScope.WEIGHTS, true),
        new Adam(),
        Adam.withWeightDecay(0.1),
        new Adam(0.5, 0.9, 1e-2, 0.1, DecayScope.WEIGHTS),
        new AdamW(),
        new AdamW(0.5, 0.9, 1e-2, 0.5, DecayScope.WEIGHTS),
        Lars.withWeightDecay(0.1),
        new Lars(0.9, 0, 0.02, false),
        new Lars(0.5, 0.1, 0.02, true),
        new Lars(0, 0.1, 0.02, false));
  }

  static Stream<Arguments> configsAndTypes() {
    return configs()
        .flatMap(
            config ->
                Stream.of(DataType.FLOAT, DataType.DOUBLE).map(type -> Arguments.of(config, type)));
  }

  @ParameterizedTest
  @MethodSource("configsAndTypes")
  void should_follow_the_definition_step_by_step(OptimizerConfig config, DataType type) {
    FlatParameters first = network(type, "first");
    FlatParameters second = network(type, "second");
    Optimizer optimizer = config.bind(List.of(first.all(), second.from(2)));
    Follower followFirst = new Follower(config, first.all());
    Follower followSecond = new Follower(config, second.from(2));
    // A dozen roundings a step on values near 1, seven steps; Adam divides by small roots.
    double tolerance = type == DataType.FLOAT ? 2e-5 : 1e-13;

    for (int step = 0; step < RATES.length; step++) {
      first.drawGradients(SEED.derive("first").derive(step));
      second.drawGradients(SEED.derive("second").derive(step));

      optimizer.step(RATES[step]);

      followFirst.step(RATES[step]);
      followSecond.step(RATES[step]);
      followFirst.assertEqual(tolerance);
      followSecond.assertEqual(tolerance);
    }
  }

  @ParameterizedTest
  @MethodSource("configs")
  void should_leave_gradients_statistics_and_foreign_segments_alone(OptimizerConfig config) {
    FlatParameters network = network(DataType.FLOAT, "one");
    ParameterSlice slice = network.from(2);
    Optimizer optimizer = config.bind(List.of(slice));
    network.drawGradients(SEED);
    double[] before = network.all().parameters().toDoubleVector();
    float[] gradientsBefore = network.all().gradients().toFloatVector();

    optimizer.step(0.1);
    optimizer.step(0.1);

    double[] after = network.all().parameters().toDoubleVector();
    assertThat(network.all().gradients().toFloatVector()).isEqualTo(gradientsBefore);
    for (ParameterSegment segment : network.all().segments()) {
      boolean moves = slice.trained().contains(segment);
      for (int i = (int) segment.offset(); i < segment.end(); i++) {
        assertThat(after[i] != before[i]).as(segment.name()).isEqualTo(moves);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("configsAndTypes")
  void should_continue_bit_for_bit_after_a_restore(OptimizerConfig config, DataType type) {
    FlatParameters original = network(type, "one");
    Optimizer uninterrupted = config.bind(List.of(original.all()));
    for (int step = 0; step < 3; step++) {
      original.drawGradients(SEED.derive(step));
      uninterrupted.step(RATES[step]);
    }

    FlatParameters copy = network(type, "other");
    copy.all().parameters().assign(original.all().parameters());
    Optimizer resumed = config.bind(List.of(copy.all()));
    StateSnapshot.of(uninterrupted).restoreInto(resumed);
    for (int step = 3; step < RATES.length; step++) {
      original.drawGradients(SEED.derive(step));
      copy.drawGradients(SEED.derive(step));
      uninterrupted.step(RATES[step]);
      resumed.step(RATES[step]);
    }

    assertThat(StateSnapshot.of(resumed).differencesFrom(StateSnapshot.of(uninterrupted)))
        .isEmpty();
    assertThat(
            Arrays.equals(
                copy.all().parameters().toDoubleVector(),
                original.all().parameters().toDoubleVector()))
        .isTrue();
  }

  @ParameterizedTest
  @MethodSource("configs")
  void should_take_fresh_moments_with_each_binding(OptimizerConfig config) {
    FlatParameters one = network(DataType.DOUBLE, "one");
    one.drawGradients(SEED);
    config.bind(List.of(one.all())).step(0.1);
    FlatParameters another = network(DataType.DOUBLE, "one");
    another.drawGradients(SEED);

    config.bind(List.of(another.all())).step(0.1);

    assertThat(another.all().parameters().toDoubleVector())
        .isEqualTo(one.all().parameters().toDoubleVector());
  }

  @Test
  void should_take_a_trust_of_one_where_a_norm_is_zero() {
    FlatParameters network = new FlatParameters(DataType.DOUBLE, SEED, WEIGHT, WEIGHT);
    ParameterSlice slice = network.all();
    slice.parametersOf(slice.segments().get(0)).assign(0);
    slice.gradients().assign(1);
    slice.gradientsOf(slice.segments().get(1)).assign(0);
    double[] second = slice.parametersOf(slice.segments().get(1)).toDoubleVector();

    new Lars(0.9, 0, 0.001, false).bind(List.of(slice)).step(0.5);

    assertThat(slice.parametersOf(slice.segments().get(0)).toDoubleVector()).containsOnly(-0.5);
    assertThat(slice.parametersOf(slice.segments().get(1)).toDoubleVector()).isEqualTo(second);
  }

  @Test
  void should_not_adapt_neighbouring_weights_together() {
    // The second tensor is a hundred times larger: one norm for both would be far off.
    FlatParameters network = new FlatParameters(DataType.DOUBLE, SEED, WEIGHT, WEIGHT, BIAS);
    ParameterSlice slice = network.all();
    slice.parametersOf(slice.segments().get(1)).muli(100);
    network.drawGradients(SEED);
    Follower follower = new Follower(Lars.withWeightDecay(1e-4), slice);

    Lars.withWeightDecay(1e-4).bind(List.of(slice)).step(0.3);

    follower.step(0.3);
    follower.assertEqual(1e-13);
  }

  @Test
  void should_reject_a_segment_that_is_bound_twice() {
    FlatParameters network = network(DataType.FLOAT, "one");

    assertThatThrownBy(() -> Sgd.plain().bind(List.of(network.all(), network.from(3))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("layer3/P")
        .hasMessageContaining("bound already");
  }

  @Test
  void should_see_through_views_of_the_same_memory() {
    FlatParameters network = network(DataType.FLOAT, "one");
    ParameterSlice slice = network.all();
    ParameterSegment last = slice.segments().get(slice.segments().size() - 1);
    ParameterSlice view =
        new ParameterSlice(
            slice.parametersOf(last),
            slice.gradientsOf(last),
            List.of(new ParameterSegment("view", "W", WEIGHT, 0, last.length())));

    assertThatThrownBy(() -> Sgd.plain().bind(List.of(slice, view)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("view/W");
  }

  @Test
  void should_reject_what_cannot_be_bound() {
    FlatParameters floats = network(DataType.FLOAT, "one");
    FlatParameters doubles = network(DataType.DOUBLE, "two");
    ParameterSlice shortened =
        new ParameterSlice(
            floats.all().parameters(), Nd4j.zeros(DataType.FLOAT, 3), floats.all().segments());
    ParameterSlice outside =
        new ParameterSlice(
            Nd4j.zeros(DataType.FLOAT, 3),
            Nd4j.zeros(DataType.FLOAT, 3),
            List.of(new ParameterSegment("a", "W", WEIGHT, 2, 2)));
    ParameterSlice matrix =
        new ParameterSlice(
            Nd4j.zeros(DataType.FLOAT, 1, 3), Nd4j.zeros(DataType.FLOAT, 1, 3), List.of());
    ParameterSlice untrained = new FlatParameters(DataType.FLOAT, SEED, STATISTIC, UNUSED).all();

    assertRejected("one number type", floats.all(), doubles.all());
    assertRejected("3 gradients", shortened);
    assertRejected("does not lie within", outside);
    assertRejected("rank 1", matrix);
    assertRejected("needs parameters", untrained);
    assertRejected("needs parameters");
  }

  @Test
  void should_refuse_the_state_of_another_model() {
    Optimizer saved = new Adam().bind(List.of(network(DataType.FLOAT, "a").all()));
    Optimizer other =
        new Adam().bind(List.of(new FlatParameters(DataType.FLOAT, SEED, WEIGHT).all()));

    assertThatThrownBy(() -> StateSnapshot.of(saved).restoreInto(other))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("\"layer2/P 7\" instead of none");
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void should_reject_a_learning_rate_that_is_none(double rate) {
    configs()
        .forEach(
            config ->
                assertThatThrownBy(
                        () -> config.bind(List.of(network(DataType.FLOAT, "a").all())).step(rate))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("learningRate is " + rate));
  }

  @Test
  void should_reject_settings_out_of_range() {
    assertThatThrownBy(() -> new Sgd(1, 0, DecayScope.ALL, false)).hasMessageContaining("momentum");
    assertThatThrownBy(() -> new Sgd(0, -1, DecayScope.ALL, false))
        .hasMessageContaining("weightDecay is -1.0");
    assertThatThrownBy(() -> new Sgd(0, 0, DecayScope.ALL, true)).hasMessageContaining("Nesterov");
    assertThatThrownBy(() -> new Sgd(0, 0, null, false)).hasMessageContaining("decayScope");
    assertThatThrownBy(() -> new Adam(1, 0.9, 1e-8, 0, DecayScope.ALL))
        .hasMessageContaining("beta1");
    assertThatThrownBy(() -> new Adam(0.9, Double.NaN, 1e-8, 0, DecayScope.ALL))
        .hasMessageContaining("beta2");
    assertThatThrownBy(() -> new AdamW(0.9, 0.9, 0, 0, DecayScope.ALL))
        .hasMessageContaining("epsilon");
    assertThatThrownBy(() -> new AdamW(0.9, 0.9, 1, Double.NaN, DecayScope.ALL))
        .hasMessageContaining("weightDecay");
    assertThatThrownBy(() -> new Lars(-0.1, 0, 1, false)).hasMessageContaining("momentum");
    assertThatThrownBy(() -> new Lars(0.9, 0, 0, false)).hasMessageContaining("trustCoefficient");
  }

  private static void assertRejected(String reason, ParameterSlice... slices) {
    assertThatThrownBy(() -> Sgd.plain().bind(List.of(slices)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  private static FlatParameters network(DataType type, String name) {
    return new FlatParameters(
        type,
        SEED.derive(name),
        WEIGHT,
        UNUSED,
        SCALE,
        SHIFT,
        STATISTIC,
        STATISTIC,
        WEIGHT,
        BIAS,
        WEIGHT,
        WEIGHT);
  }

  /** Does in plain doubles what the optimiser under test should do. */
  private static final class Follower {

    private final ParameterSlice slice;
    private final List<double[]> weights = new ArrayList<>();
    private final List<ScalarReference> references = new ArrayList<>();

    Follower(OptimizerConfig config, ParameterSlice slice) {
      this.slice = slice;
      for (ParameterSegment segment : slice.segments()) {
        weights.add(slice.parametersOf(segment).toDoubleVector());
        references.add(new ScalarReference(config, segment.kind(), (int) segment.length()));
      }
    }

    void step(double rate) {
      for (int i = 0; i < weights.size(); i++) {
        double[] gradients = slice.gradientsOf(slice.segments().get(i)).toDoubleVector();
        references.get(i).step(weights.get(i), gradients, rate);
      }
    }

    void assertEqual(double tolerance) {
      for (int i = 0; i < weights.size(); i++) {
        ParameterSegment segment = slice.segments().get(i);
        assertThat(slice.parametersOf(segment).toDoubleVector())
            .as(segment.name())
            .containsExactly(weights.get(i), within(tolerance));
      }
    }
  }
}
