package io.github.lac4j.contrastive.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.github.lac4j.contrastive.queue.EmbeddingQueue;
import io.github.lac4j.core.loss.LossValue;
import io.github.lac4j.core.loss.PairLoss;
import io.github.lac4j.core.random.Seed;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Losses of floats, which are computed in tiles, against the same losses of doubles. */
class FloatLossesTest {

  /** Rows of a tile of the kernel. */
  private static final int TILE = 256;

  private static final int KILO = 1024;

  /** Half a float's last digit, 6e-8, times some ten for cosine, exponential and sums. */
  private static final double RELATIVE = 2e-6;

  static List<PairLoss> pairLosses(double temperature) {
    return List.of(
        new NtXent(temperature),
        new Dcl(temperature),
        new Dclw(temperature, 0.5, false),
        new InfoNce(temperature, true),
        new InfoNce(temperature, false));
  }

  static Stream<Arguments> sizesAtTheEdgeOfATile() {
    return Stream.of(2, 7, TILE / 2 + 1, TILE - 1, TILE, TILE + 1, 2 * TILE + 3)
        .flatMap(n -> Stream.of(1, 5, 16).map(d -> Arguments.of(n, d)));
  }

  @ParameterizedTest
  @MethodSource("sizesAtTheEdgeOfATile")
  void should_not_depend_on_where_tiles_end(int n, int dimension) {
    INDArray z1 = normal(1, n, dimension);
    INDArray z2 = normal(2, n, dimension);
    for (PairLoss loss : pairLosses(0.2)) {
      assertClose(loss.evaluate(z1, z2), loss.evaluate(doubles(z1), doubles(z2)), RELATIVE);
    }
  }

  @ParameterizedTest
  @MethodSource("sizesAtTheEdgeOfATile")
  void should_not_depend_on_where_tiles_of_given_negatives_end(int negatives, int dimension) {
    INDArray query = normal(1, 37, dimension);
    INDArray positive = normal(2, 37, dimension);
    INDArray given = normal(3, negatives, dimension);
    INDArray queue = new EmbeddingQueue(negatives, dimension, DataType.FLOAT, new Seed(4)).rows();
    InfoNceGivenNegatives loss = new InfoNceGivenNegatives(0.2);
    MocoLoss moco = new MocoLoss(0.2);

    assertClose(
        loss.evaluate(query, positive, given),
        loss.evaluate(doubles(query), doubles(positive), doubles(given)),
        RELATIVE);
    assertClose(
        moco.evaluate(query, positive, queue),
        moco.evaluate(doubles(query), doubles(positive), doubles(queue)),
        RELATIVE);
  }

  @Test
  void should_be_as_exact_with_thousands_of_images() {
    INDArray z1 = normal(1, 4096, 16);
    INDArray z2 = normal(2, 4096, 16);
    NtXent loss = new NtXent(0.1);

    assertClose(loss.evaluate(z1, z2), loss.evaluate(doubles(z1), doubles(z2)), RELATIVE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.015, 0.016, 0.02, 0.05, 0.07, 0.5, 1, 100})
  void should_be_right_at_extreme_temperatures(double temperature) {
    INDArray z1 = normal(1, 60, 8);
    INDArray z2 = normal(2, 60, 8);
    INDArray queue = new EmbeddingQueue(300, 8, DataType.FLOAT, new Seed(4)).rows();
    // A cosine that is off by a float's 6e-8 is off by that over tau as a logit.
    double tolerance = RELATIVE * Math.max(1, 0.1 / temperature);
    for (PairLoss loss : pairLosses(temperature)) {
      assertClose(loss.evaluate(z1, z2), loss.evaluate(doubles(z1), doubles(z2)), tolerance);
    }
    MocoLoss moco = new MocoLoss(temperature);
    assertClose(
        moco.evaluate(z1, z2, queue),
        moco.evaluate(doubles(z1), doubles(z2), doubles(queue)),
        tolerance);
  }

  @Test
  void should_give_the_same_bits_whatever_the_number_of_threads() {
    INDArray z1 = normal(1, 2 * TILE + 3, 7);
    INDArray z2 = normal(2, 2 * TILE + 3, 7);
    INDArray queue = new EmbeddingQueue(9 * TILE + 5, 7, DataType.FLOAT, new Seed(4)).rows();
    for (PairLoss loss : pairLosses(0.1)) {
      assertSame(in(1, () -> loss.evaluate(z1, z2)), in(4, () -> loss.evaluate(z1, z2)));
    }
    MocoLoss moco = new MocoLoss(0.1);
    assertSame(
        in(1, () -> moco.evaluate(z1, z2, queue)), in(4, () -> moco.evaluate(z1, z2, queue)));
  }

  @Test
  void should_read_a_queue_that_is_part_of_a_larger_array() {
    INDArray queue = new EmbeddingQueue(20, 5, DataType.FLOAT, new Seed(4)).rows();
    INDArray part = queue.get(NDArrayIndex.interval(6, 15), NDArrayIndex.all());
    MocoLoss moco = new MocoLoss(0.1);
    INDArray query = normal(1, 4, 5);

    assertSame(
        moco.evaluate(query, normal(2, 4, 5), part),
        moco.evaluate(query, normal(2, 4, 5), part.dup('f')));
    assertClose(
        moco.evaluate(query, normal(2, 4, 5), part),
        moco.evaluate(doubles(query), doubles(normal(2, 4, 5)), doubles(part.dup())),
        RELATIVE);
  }

  @Test
  void should_not_overflow_on_a_queue_of_long_rows() {
    INDArray queue = new EmbeddingQueue(20, 5, DataType.FLOAT, new Seed(4)).rows().mul(1000);
    INDArray query = normal(1, 4, 5);
    MocoLoss moco = new MocoLoss(0.1);

    assertClose(
        moco.evaluate(query, query, queue),
        moco.evaluate(doubles(query), doubles(query), doubles(queue)),
        1e-5);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void should_refuse_a_queue_that_is_not_finite(float value) {
    INDArray queue = new EmbeddingQueue(700, 5, DataType.FLOAT, new Seed(4)).rows();
    queue.putScalar(699, 4, value);

    assertThatThrownBy(() -> new MocoLoss(0.1).evaluate(normal(1, 4, 5), normal(2, 4, 5), queue))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("queue holds a NaN or an infinity");
  }

  @Test
  void should_take_memory_for_rows_and_tiles_but_not_for_all_cosines() {
    // 2N x 2N floats would be 16 megabytes, and even a quarter of them 4.
    INDArray z1 = normal(1, 1024, 4);
    INDArray z2 = normal(2, 1024, 4);
    NtXent loss = new NtXent(0.1);
    assertThat(kilobytes(() -> loss.evaluate(z1, z2))).isLessThan(3 * KILO);
    // N x K floats would be 268 megabytes.
    INDArray queue = new EmbeddingQueue(65536, 4, DataType.FLOAT, new Seed(4)).rows();
    INDArray query = normal(1, 1024, 4);
    MocoLoss moco = new MocoLoss(0.1);
    assertThat(kilobytes(() -> moco.evaluate(query, query, queue))).isLessThan(3 * KILO);
  }

  @Test
  void should_take_memory_that_grows_with_the_rows_alone() {
    NtXent loss = new NtXent(0.1);
    INDArray few = normal(1, 1024, 64);
    INDArray many = normal(1, 4096, 64);

    long forFew = kilobytes(() -> loss.evaluate(few, few));
    long forMany = kilobytes(() -> loss.evaluate(many, many));

    assertThat(forMany).isLessThan(5 * forFew);
  }

  /** Returns what one thread allocates in the heap and outside if it does all the work. */
  private static long kilobytes(Runnable work) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return in(
        1,
        () -> {
          long id = Thread.currentThread().getId();
          long before = threads.getThreadAllocatedBytes(id) + Pointer.totalBytes();
          work.run();
          return (threads.getThreadAllocatedBytes(id) + Pointer.totalBytes() - before) / KILO;
        });
  }

  private static <T> T in(int threads, Callable<T> work) {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(work).join();
    } finally {
      pool.shutdown();
    }
  }

  private static void assertSame(LossValue actual, LossValue expected) {
    assertThat(actual.value()).isEqualTo(expected.value());
    for (int i = 0; i < expected.gradients().size(); i++) {
      assertThat(actual.gradient(i)).isEqualTo(expected.gradient(i));
    }
  }

  /** The value to the tolerance, and gradients to it times their largest entry. */
  private static void assertClose(LossValue actual, LossValue expected, double tolerance) {
    assertThat(actual.value())
        .isCloseTo(expected.value(), within(tolerance * Math.max(1, Math.abs(expected.value()))));
    for (int i = 0; i < expected.gradients().size(); i++) {
      double[] wanted = expected.gradient(i).dup('c').reshape(-1).toDoubleVector();
      double[] found = doubles(actual.gradient(i)).dup('c').reshape(-1).toDoubleVector();
      double largest = Arrays.stream(wanted).map(Math::abs).max().orElseThrow();
      double error = 0;
      for (int j = 0; j < wanted.length; j++) {
        assertThat(found[j]).isFinite();
        error = Math.max(error, Math.abs(found[j] - wanted[j]));
      }
      // The gradient of one number's direction is zero, whatever is lost to rounding.
      assertThat(error).isLessThanOrEqualTo(tolerance * Math.max(largest, 1e-3));
    }
  }

  private static INDArray doubles(INDArray matrix) {
    return matrix.castTo(DataType.DOUBLE);
  }

  private static INDArray normal(long seed, int rows, int columns) {
    RandomGenerator random = new Seed(seed).generator();
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return Nd4j.createFromArray(values).reshape(rows, columns);
  }
}
