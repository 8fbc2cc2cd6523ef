package io.github.lac4j.core.matrix;

import java.util.Optional;

/**
 * A way to multiply matrices.
 *
 * <p>A jar adds one by naming it in {@code
 * META-INF/services/io.github.lac4j.core.matrix.MatrixProductFactory}.
 */
public interface MatrixProductFactory {

  /** Returns what multiplies, for people to read. */
  String name();

  /** Returns why it cannot be used here, or nothing if it can. */
  Optional<String> problem();

  /** Returns a new product, for one thread at a time. */
  MatrixProduct create();
}
