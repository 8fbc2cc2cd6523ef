package io.github.lac4j.models.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.matrix.FloatMatrix;
import io.github.lac4j.core.matrix.MatrixMemory;
import io.github.lac4j.core.matrix.MatrixProduct;
import io.github.lac4j.core.matrix.MatrixProducts;
import io.github.lac4j.core.testkit.MatrixProductContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

@WithOneDnn
@EnabledOnOs(OS.LINUX)
class OneDnnMatrixProductTest extends MatrixProductContract {

  private final OneDnnMatrixProductFactory factory = new OneDnnMatrixProductFactory();

  @Override
  protected MatrixProduct product() {
    return factory.create();
  }

  @Test
  void should_be_what_multiplies_where_it_is_on_the_class_path() {
    assertThat(factory.problem()).isEmpty();
    assertThat(MatrixProducts.factory()).isInstanceOf(OneDnnMatrixProductFactory.class);
    assertThat(MatrixProducts.create()).isInstanceOf(OneDnnMatrixProduct.class);
  }

  @Test
  void should_give_the_same_bits_whatever_the_number_of_openmp_threads() {
    Nd4j.getBackend();
    NativeOps openMp = NativeOpsHolder.getInstance().getDeviceNativeOps();
    int threads = openMp.ompGetMaxThreads();
    try (MatrixMemory memory = new MatrixMemory()) {
      // Few rows and columns and many terms, which threads would share.
      FloatMatrix a = memory.matrix(8, 20_000);
      FloatMatrix b = memory.matrix(20_000, 8);
      for (int i = 0; i < 160_000; i++) {
        a.memory().put(i, (float) Math.sin(i));
        b.memory().put(i, (float) Math.cos(i));
      }
      FloatMatrix expected = memory.matrix(8, 8);
      openMp.setOmpNumThreads(1);
      product().multiply(a, b, expected);
      for (int more = 2; more <= 8; more++) {
        openMp.setOmpNumThreads(more);
        FloatMatrix actual = memory.matrix(8, 8);

        product().multiply(a, b, actual);

        assertThat(actual.memory()).isEqualTo(expected.memory());
        assertThat(openMp.ompGetMaxThreads()).isEqualTo(more);
      }
    } finally {
      openMp.setOmpNumThreads(threads);
    }
  }
}
