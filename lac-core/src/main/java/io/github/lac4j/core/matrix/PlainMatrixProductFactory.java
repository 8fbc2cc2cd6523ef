package io.github.lac4j.core.matrix;

import java.util.Optional;

/** Multiplies in plain Java, everywhere. */
final class PlainMatrixProductFactory implements MatrixProductFactory {

  @Override
  public String name() {
    return "plain Java";
  }

  @Override
  public Optional<String> problem() {
    return Optional.empty();
  }

  @Override
  public MatrixProduct create() {
    return new PlainMatrixProduct();
  }
}
