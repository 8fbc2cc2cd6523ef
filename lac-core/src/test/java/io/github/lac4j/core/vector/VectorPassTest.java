package io.github.lac4j.core.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.random.Seed;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class VectorPassTest {

  private final VectorPass pass = new VectorPass();

  /** Adds the second vector to the first, and sums up the squares of both as they were. */
  private static final class Addition implements VectorRule {

    @Override
    public int sums() {
      return 2;
    }

    @Override
    public void apply(float[][] blocks, int length, double[] sums) {
      sums[0] += SumOfSquares.of(blocks[0], length);
      sums[1] += SumOfSquares.of(blocks[1], length);
      for (int i = 0; i < length; i++) {
        blocks[0][i] += blocks[1][i];
        blocks[1][i] = Float.NaN;
      }
    }

    @Override
    public void apply(double[][] blocks, int length, double[] sums) {
      sums[0] += SumOfSquares.of(blocks[0], length);
      sums[1] += SumOfSquares.of(blocks[1], length);
      for (int i = 0; i < length; i++) {
        blocks[0][i] += blocks[1][i];
        blocks[1][i] = Double.NaN;
      }
    }

    @Override
    public void apply(INDArray[] vectors, INDArray scratch, double[] sums) {
      for (int i = 0; i < 2; i++) {
        vectors[i].mul(vectors[i], scratch);
        sums[i] = scratch.sumNumber().doubleValue();
      }
      vectors[0].addi(vectors[1]);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT, 1",
    "FLOAT, 1023",
    "FLOAT, 1024",
    "FLOAT, 33000",
    "FLOAT, 600001",
    "DOUBLE, 1",
    "DOUBLE, 1025",
    "DOUBLE, 300007"
  })
  void should_work_on_every_element_of_a_view_and_on_no_other(DataType type, int length) {
    INDArray targetMemory = random(type, length + 7, 1);
    INDArray sourceMemory = random(type, length + 7, 2);
    double[] before = targetMemory.toDoubleVector();
    double[] source = sourceMemory.toDoubleVector();
    INDArray target = targetMemory.get(NDArrayIndex.interval(3, length + 3));
    INDArray added = sourceMemory.get(NDArrayIndex.interval(4, length + 4));

    double[] sums = pass.run(new Addition(), VectorGroup.of(List.of(target), List.of(added)));

    double[] after = targetMemory.toDoubleVector();
    double[] expectedSums = new double[2];
    for (int i = 0; i < before.length; i++) {
      boolean within = i >= 3 && i < length + 3;
      double sum = within ? before[i] + source[i + 1] : before[i];
      assertThat(after[i]).isEqualTo(type == DataType.FLOAT ? (double) (float) sum : sum);
      expectedSums[0] += within ? before[i] * before[i] : 0;
      expectedSums[1] += within ? source[i + 1] * source[i + 1] : 0;
    }
    assertThat(sourceMemory.toDoubleVector()).isEqualTo(source);
    // Sums in double in another order.
    assertThat(sums).containsExactly(expectedSums, within(1e-11 * length));
  }

  @Test
  void should_give_every_bit_again_however_the_pieces_are_shared() {
    INDArray source = random(DataType.FLOAT, 20 * VectorPass.PIECE + 11, 2);
    INDArray first = random(DataType.FLOAT, source.length(), 1);
    double[] sums = pass.run(new Addition(), VectorGroup.of(List.of(first), List.of(source)));

    for (int repetition = 0; repetition < 5; repetition++) {
      INDArray again = random(DataType.FLOAT, source.length(), 1);
      VectorGroup vectors = VectorGroup.of(List.of(again), List.of(source));
      double[] sumsAgain =
          repetition % 2 == 0
              ? pass.run(new Addition(), vectors)
              : ForkJoinPool.commonPool()
                  .submit(() -> new VectorPass().run(new Addition(), vectors))
                  .join();

      assertThat(sumsAgain).isEqualTo(sums);
      assertThat(again.toFloatVector()).isEqualTo(first.toFloatVector());
    }
  }

  @Test
  void should_take_vectors_of_another_type_and_number_in_turn() {
    for (DataType type : new DataType[] {DataType.FLOAT, DataType.DOUBLE, DataType.FLOAT}) {
      INDArray target = Nd4j.valueArrayOf(new long[] {300_000}, 1, type);
      INDArray source = Nd4j.valueArrayOf(new long[] {300_000}, 2, type);

      pass.run(new Addition(), VectorGroup.of(List.of(target), List.of(source, source)));

      assertThat(target.minNumber().doubleValue()).isEqualTo(3);
      assertThat(target.maxNumber().doubleValue()).isEqualTo(3);
    }
  }

  @Test
  void should_give_old_values_where_a_changed_array_is_read_too() {
    INDArray target = random(DataType.DOUBLE, 5000, 1);
    INDArray doubled = target.mul(2);

    pass.run(new Addition(), VectorGroup.of(List.of(target), List.of(target)));

    assertThat(target.toDoubleVector()).isEqualTo(doubled.toDoubleVector());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void should_handle_arrays_with_gaps_or_another_order(boolean gaps) {
    INDArray base = random(DataType.DOUBLE, 12 * 8, 1).reshape(12, 8);
    INDArray target =
        gaps
            ? base.get(NDArrayIndex.all(), NDArrayIndex.interval(1, 5))
            : base.get(NDArrayIndex.interval(0, 6), NDArrayIndex.all()).dup('f');
    INDArray source = random(DataType.DOUBLE, target.length(), 2).reshape(target.shape());
    INDArray expected = target.add(source);
    double sum = target.mul(target).sumNumber().doubleValue();

    double[] sums = pass.run(new Addition(), VectorGroup.of(List.of(target), List.of(source)));

    assertThat(target.toDoubleMatrix()).isDeepEqualTo(expected.toDoubleMatrix());
    assertThat(sums[0]).isCloseTo(sum, within(1e-13 * target.length()));
  }

  @Test
  void should_handle_permuted_arrays() {
    INDArray target = random(DataType.DOUBLE, 2 * 3 * 4, 1).reshape(2, 3, 4).permute(0, 2, 1);
    INDArray source = random(DataType.DOUBLE, 2 * 3 * 4, 2).reshape(2, 4, 3);
    INDArray alike = source.dup().reshape(2, 4, 3).permute(0, 2, 1).dup().permute(0, 2, 1);
    INDArray expected = target.add(source).addi(alike);

    pass.run(new Addition(), VectorGroup.of(List.of(target), List.of(source)));
    pass.run(new Addition(), VectorGroup.of(List.of(target), List.of(alike)));

    assertThat(target.dup('c')).isEqualTo(expected.dup('c'));
  }

  @Test
  void should_pass_on_what_a_rule_throws_in_any_thread() {
    VectorRule failing =
        new VectorRule() {
          @Override
          public void apply(float[][] blocks, int length, double[] sums) {
            throw new IllegalStateException("no");
          }

          @Override
          public void apply(double[][] blocks, int length, double[] sums) {
            if (blocks[0][length - 1] == 7) {
              throw new IllegalStateException("not seven");
            }
          }

          @Override
          public void apply(INDArray[] vectors, INDArray scratch, double[] sums) {}
        };
    for (long at : new long[] {0, 999_999}) {
      INDArray vector = Nd4j.zeros(DataType.DOUBLE, 1_000_000);
      vector.putScalar(at == 0 ? Blocks.LENGTH - 1 : at, 7);

      assertThatThrownBy(() -> pass.run(failing, VectorGroup.of(List.of(vector), List.of())))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("not seven");
    }
  }

  @Test
  void should_reject_arrays_that_are_not_alike() {
    INDArray floats = Nd4j.zeros(DataType.FLOAT, 3);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> VectorGroup.of(List.of(floats), List.of(Nd4j.zeros(DataType.FLOAT, 4))))
        .withMessageContaining("[3]")
        .withMessageContaining("[4]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VectorGroup.of(List.of(floats), List.of(Nd4j.zeros(DataType.DOUBLE, 3))))
        .withMessageContaining("DOUBLE");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VectorGroup.of(List.of(Nd4j.zeros(DataType.INT64, 3)), List.of()))
        .withMessageContaining("LONG");
    assertThatIllegalArgumentException().isThrownBy(() -> VectorGroup.of(List.of(), List.of()));
  }

  private static INDArray random(DataType type, long length, int seed) {
    double[] values = new Seed(seed).generator().doubles(length, -1, 1).toArray();
    return Nd4j.createFromArray(values).castTo(type);
  }
}
