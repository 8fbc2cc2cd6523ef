package io.github.lac4j.core.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class FloatMatrixTest {

  private static final INDArray ARRAY =
      Nd4j.createFromArray(new float[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}});

  @Test
  void should_see_the_memory_of_an_array() {
    FloatMatrix matrix = FloatMatrix.of(ARRAY);

    assertThat(matrix.rows()).isEqualTo(3);
    assertThat(matrix.columns()).isEqualTo(3);
    assertThat(matrix.memory().get(5)).isEqualTo(6);
  }

  @Test
  void should_see_some_rows_of_an_array() {
    INDArray last = ARRAY.get(NDArrayIndex.interval(1, 3), NDArrayIndex.all());

    assertThat(FloatMatrix.of(last).memory().get(0)).isEqualTo(4);
    assertThat(FloatMatrix.of(ARRAY).rows(2, 1).memory().get(0)).isEqualTo(7);
  }

  @Test
  void should_exchange_rows_and_columns() {
    FloatMatrix transposed = FloatMatrix.of(ARRAY).rows(0, 2).transpose();

    assertThat(transposed.rows()).isEqualTo(3);
    assertThat(transposed.columns()).isEqualTo(2);
    assertThat(transposed.memory().get(2 * transposed.rowStride() + transposed.columnStride()))
        .isEqualTo(6);
    assertThat(transposed.hasRowsInOnePiece()).isFalse();
  }

  @Test
  void should_refuse_an_array_that_is_no_dense_matrix_of_floats() {
    assertThatThrownBy(() -> FloatMatrix.of(ARRAY.castTo(DataType.DOUBLE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("but is DOUBLE of [3, 3] in order c");
    assertThatThrownBy(() -> FloatMatrix.of(ARRAY.dup('f')))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> FloatMatrix.of(ARRAY.get(NDArrayIndex.all(), NDArrayIndex.interval(0, 2))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("The array has gaps");
  }

  @Test
  void should_refuse_memory_that_it_does_not_fit_into() {
    FloatBuffer memory = FloatMatrix.of(ARRAY).memory();

    assertThatThrownBy(() -> FloatMatrix.ofRows(memory, 2, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 x 5 floats with strides 5 and 1 are no matrix in memory for 9");
    assertThatThrownBy(() -> new FloatMatrix(memory, 2, 2, 2, 3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FloatMatrix.ofRows(FloatBuffer.allocate(4), 2, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("outside the heap");
    assertThatThrownBy(
            () -> FloatMatrix.ofRows(ByteBuffer.allocateDirect(16).asFloatBuffer(), 2, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("byte order");
  }
}
