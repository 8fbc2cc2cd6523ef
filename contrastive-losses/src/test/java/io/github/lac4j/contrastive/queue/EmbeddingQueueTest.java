package io.github.lac4j.contrastive.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.checkpoint.CheckpointException;
import io.github.lac4j.core.checkpoint.StateSnapshot;
import io.github.lac4j.core.random.Seed;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class EmbeddingQueueTest {

  /** Both sides divide a double by the same length, up to the order of the sum of squares. */
  private static final double TOLERANCE = 1e-14;

  private static final int DIMENSION = 3;

  @ParameterizedTest
  @EnumSource(
      value = DataType.class,
      names = {"FLOAT", "DOUBLE"})
  void should_start_with_directions_of_length_one(DataType type) {
    EmbeddingQueue queue = new EmbeddingQueue(50, 16, type, new Seed(1));

    assertThat(queue.rows().shape()).containsExactly(50, 16);
    assertThat(queue.rows().dataType()).isEqualTo(type);
    assertThat(queue.capacity()).isEqualTo(50);
    assertThat(queue.next()).isZero();
    assertUnitRows(queue, type == DataType.FLOAT ? 1e-6 : 1e-14);
    // The mean of 50 independent directions is some 1/sqrt(50) long.
    assertThat(queue.rows().mean(0).norm2Number().doubleValue()).isLessThan(0.5);
  }

  @Test
  void should_start_with_the_same_rows_from_the_same_seed_only() {
    INDArray rows = queue(6, 1).rows();

    assertThat(queue(6, 1).rows()).isEqualTo(rows);
    assertThat(queue(6, 2).rows()).isNotEqualTo(rows);
  }

  @Test
  void should_not_draw_from_the_global_generator() {
    Nd4j.getRandom().setSeed(1);
    double expected = Nd4j.getRandom().nextDouble();
    Nd4j.getRandom().setSeed(1);
    queue(6, 1);

    assertThat(Nd4j.getRandom().nextDouble()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"7, 3", "8, 4", "5, 5", "5, 8", "4, 13", "1, 1", "1, 6"})
  void should_keep_the_latest_keys_whatever_the_size_of_the_batch(int capacity, int batch) {
    EmbeddingQueue queue = queue(capacity, 1);
    Deque<double[]> latest = oldestFirst(queue);
    for (int step = 0; step < 10; step++) {
      enqueue(queue, latest, keys(new Seed(step), batch));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 16})
  void should_keep_the_latest_keys_of_batches_of_changing_sizes(int capacity) {
    RandomGenerator random = new Seed(capacity).generator();
    EmbeddingQueue queue = queue(capacity, 3);
    Deque<double[]> latest = oldestFirst(queue);
    for (int step = 0; step < 100; step++) {
      int batch = 1 + random.nextInt(2 * capacity + 2);
      enqueue(queue, latest, keys(new Seed(capacity).derive(step), batch));
    }
  }

  @Test
  void should_scale_keys_to_length_one_and_leave_them_alone() {
    EmbeddingQueue queue = queue(4, 1);
    INDArray keys = keys(new Seed(9), 3).muli(100);
    INDArray before = keys.dup();
    queue.enqueue(keys);
    keys.assign(5);

    assertThat(before).isNotEqualTo(keys);
    assertUnitRows(queue, TOLERANCE);
    assertThat(queue.rows().getRow(0).toDoubleVector())
        .containsExactly(
            before.getRow(0).div(before.getRow(0).norm2Number()).toDoubleVector(),
            within(TOLERANCE));

    INDArray others = before.dup();
    queue.enqueue(others);
    assertThat(others).isEqualTo(before);
  }

  @Test
  void should_take_float_keys_and_views_of_larger_arrays() {
    EmbeddingQueue direct = queue(4, 1);
    EmbeddingQueue viewed = queue(4, 1);
    INDArray keys = keys(new Seed(9), 3).castTo(DataType.FLOAT);
    INDArray large = Nd4j.valueArrayOf(new long[] {5, 7}, 9.0, DataType.FLOAT);
    INDArray view = large.get(NDArrayIndex.interval(1, 4), NDArrayIndex.interval(2, 5));
    view.assign(keys);

    direct.enqueue(keys);
    viewed.enqueue(view);

    assertThat(viewed.rows()).isEqualTo(direct.rows());
    assertUnitRows(viewed, TOLERANCE);
  }

  @Test
  void should_keep_a_key_of_zeros_finite() {
    EmbeddingQueue queue = queue(2, 1);
    queue.enqueue(Nd4j.zeros(DataType.DOUBLE, 1, DIMENSION));

    assertThat(queue.rows().getRow(0).toDoubleVector()).containsOnly(0);
  }

  @Test
  void should_reject_keys_of_another_dimension_and_stay_as_it_is() {
    EmbeddingQueue queue = queue(4, 1);
    StateSnapshot before = StateSnapshot.of(queue);

    assertThatThrownBy(() -> queue.enqueue(Nd4j.ones(2, 5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("M x 3")
        .hasMessageContaining("[2, 5]");
    assertThatThrownBy(() -> queue.enqueue(Nd4j.ones(DIMENSION)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("M x 3");
    assertThat(StateSnapshot.of(queue).differencesFrom(before)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "-1, 3", "3, 0"})
  void should_reject_a_capacity_or_dimension_below_one(int capacity, int dimension) {
    assertThatThrownBy(() -> new EmbeddingQueue(capacity, dimension, DataType.FLOAT, new Seed(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("%d and %d".formatted(capacity, dimension));
  }

  @Test
  void should_continue_from_a_saved_state_bit_for_bit() {
    EmbeddingQueue uninterrupted = queue(7, 1);
    uninterrupted.enqueue(keys(new Seed(1), 5));
    StateSnapshot snapshot = StateSnapshot.of(uninterrupted);
    EmbeddingQueue resumed = queue(7, 2);
    snapshot.restoreInto(resumed);

    assertThat(resumed.next()).isEqualTo(5);
    for (int step = 2; step < 6; step++) {
      uninterrupted.enqueue(keys(new Seed(step), 4));
      resumed.enqueue(keys(new Seed(step), 4));
    }
    assertThat(StateSnapshot.of(resumed).differencesFrom(StateSnapshot.of(uninterrupted)))
        .isEmpty();
  }

  @Test
  void should_refuse_the_state_of_a_queue_of_another_capacity() {
    StateSnapshot snapshot = StateSnapshot.of(queue(7, 1));

    assertThatThrownBy(() -> snapshot.restoreInto(queue(6, 1)))
        .isInstanceOf(CheckpointException.class)
        .hasMessageContaining("rows");
  }

  /** Enqueues keys in queue and model, and compares the two from the oldest key on. */
  private static void enqueue(EmbeddingQueue queue, Deque<double[]> latest, INDArray keys) {
    queue.enqueue(keys);
    for (double[] key : keys.toDoubleMatrix()) {
      latest.removeFirst();
      double length = Math.sqrt(Arrays.stream(key).map(value -> value * value).sum());
      latest.addLast(Arrays.stream(key).map(value -> value / length).toArray());
    }
    Deque<double[]> actual = oldestFirst(queue);
    assertThat(actual).hasSameSizeAs(latest);
    for (double[] expected : latest) {
      assertThat(actual.removeFirst()).containsExactly(expected, within(TOLERANCE));
    }
  }

  private static Deque<double[]> oldestFirst(EmbeddingQueue queue) {
    double[][] rows = queue.rows().toDoubleMatrix();
    Deque<double[]> keys = new ArrayDeque<>();
    for (int i = 0; i < rows.length; i++) {
      keys.addLast(rows[(queue.next() + i) % rows.length]);
    }
    return keys;
  }

  private static void assertUnitRows(EmbeddingQueue queue, double tolerance) {
    for (double[] row : queue.rows().toDoubleMatrix()) {
      assertThat(Math.sqrt(Arrays.stream(row).map(value -> value * value).sum()))
          .isCloseTo(1, within(tolerance));
    }
  }

  private static EmbeddingQueue queue(int capacity, long seed) {
    return new EmbeddingQueue(capacity, DIMENSION, DataType.DOUBLE, new Seed(seed));
  }

  private static INDArray keys(Seed seed, int count) {
    RandomGenerator random = seed.generator();
    double[] values = new double[count * DIMENSION];
    Arrays.setAll(values, i -> random.nextGaussian());
    return Nd4j.createFromArray(values).reshape(count, DIMENSION);
  }
}
