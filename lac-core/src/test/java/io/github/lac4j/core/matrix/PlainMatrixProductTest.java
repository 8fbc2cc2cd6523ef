package io.github.lac4j.core.matrix;

import io.github.lac4j.core.testkit.MatrixProductContract;

class PlainMatrixProductTest extends MatrixProductContract {

  @Override
  protected MatrixProduct product() {
    return new PlainMatrixProduct();
  }
}
