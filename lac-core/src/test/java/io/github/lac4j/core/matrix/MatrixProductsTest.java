package io.github.lac4j.core.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MatrixProductsTest {

  @Test
  void should_multiply_in_plain_java_where_no_jar_brings_anything_faster() {
    assertThat(MatrixProducts.factory().name()).isEqualTo("plain Java");
    assertThat(MatrixProducts.create()).isInstanceOf(PlainMatrixProduct.class);
  }

  @Test
  void should_make_a_product_for_each_thread() {
    assertThat(MatrixProducts.create()).isNotSameAs(MatrixProducts.create());
  }
}
