package io.github.lac4j.core.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

class MatrixMemoryTest {

  @Test
  void should_begin_each_matrix_where_a_cache_line_begins() {
    try (MatrixMemory memory = new MatrixMemory()) {
      for (int columns = 1; columns < 20; columns++) {
        FloatMatrix matrix = memory.matrix(3, columns);
        assertThat(new FloatPointer(matrix.memory()).address() % 64).isZero();
        assertThat(matrix.memory().limit()).isEqualTo(3 * columns);
      }
    }
  }

  @Test
  void should_give_zeros() {
    try (MatrixMemory memory = new MatrixMemory()) {
      for (int i = 0; i < 20; i++) {
        FloatMatrix matrix = memory.zeros(5, 7);
        for (int at = 0; at < 35; at++) {
          assertThat(matrix.memory().get(at)).isZero();
          matrix.memory().put(at, 1);
        }
      }
    }
  }

  @Test
  void should_free_all_memory_when_it_is_closed() {
    long before = Pointer.totalBytes();
    MatrixMemory memory = new MatrixMemory();
    memory.matrix(1000, 1000);
    memory.zeros(1000, 1000);
    assertThat(Pointer.totalBytes() - before).isGreaterThanOrEqualTo(8_000_000);

    memory.close();

    assertThat(Pointer.totalBytes() - before).isLessThan(8_000_000);
  }

  @Test
  void should_refuse_what_cannot_be_addressed() {
    try (MatrixMemory memory = new MatrixMemory()) {
      assertThatThrownBy(() -> memory.matrix(1 << 20, 1 << 10))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("1048576 x 1024 floats takes 2 GB or more");
    }
  }
}
