package io.github.lac4j.core.vector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.memory.conf.WorkspaceConfiguration;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ReusedArrayTest {

  private final ReusedArray reused = new ReusedArray();

  @Test
  void should_give_the_same_memory_for_the_same_shape() {
    INDArray first = reused.copyOf(Nd4j.ones(DataType.FLOAT, 2, 3));

    INDArray second = reused.copyOf(Nd4j.zeros(DataType.FLOAT, 2, 3));

    assertThat(second).isSameAs(first).isEqualTo(Nd4j.zeros(DataType.FLOAT, 2, 3));
  }

  @Test
  void should_give_new_memory_for_another_shape_type_or_order() {
    INDArray array = reused.like(Nd4j.ones(DataType.FLOAT, 2, 3));

    for (INDArray other :
        new INDArray[] {
          Nd4j.ones(DataType.FLOAT, 3, 2),
          Nd4j.ones(DataType.DOUBLE, 2, 3),
          Nd4j.ones(DataType.FLOAT, 2, 3).dup('f')
        }) {
      INDArray copy = reused.copyOf(other);
      assertThat(copy).isNotSameAs(array).isEqualTo(other);
      assertThat(copy.dataType()).isEqualTo(other.dataType());
      assertThat(copy.ordering()).isEqualTo(other.ordering());
      array = copy;
    }
  }

  @Test
  void should_copy_what_is_a_view() {
    INDArray matrix = Nd4j.arange(12).reshape(3, 4);

    assertThat(reused.copyOf(matrix.getColumn(1)).toDoubleVector()).containsExactly(1, 5, 9);
  }

  @Test
  void should_give_memory_that_outlives_an_open_workspace() {
    WorkspaceConfiguration configuration =
        WorkspaceConfiguration.builder().initialSize(1 << 16).build();
    INDArray array;
    try (MemoryWorkspace workspace =
        Nd4j.getWorkspaceManager().getAndActivateWorkspace(configuration, "test")) {
      assertThat(workspace.isScopeActive()).isTrue();
      array = reused.copyOf(Nd4j.ones(DataType.FLOAT, 4));
    }

    assertThat(array.isAttached()).isFalse();
    assertThat(array.toFloatVector()).containsOnly(1);
  }
}
