package io.github.lac4j.core.matrix;

import java.util.Optional;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The fastest way to multiply matrices that is on the class path and can be used. */
public final class MatrixProducts {

  private static final Logger LOG = LoggerFactory.getLogger(MatrixProducts.class);

  // Looked for once: the class path does not change, and losses ask at every step.
  private static final MatrixProductFactory FASTEST = fastest();

  private MatrixProducts() {}

  /**
   * Returns what all products are made by: the first one that another jar brings and that can be
   * used, or loops in plain Java.
   */
  public static MatrixProductFactory factory() {
    return FASTEST;
  }

  /** Returns a new product, for one thread at a time. */
  public static MatrixProduct create() {
    return FASTEST.create();
  }

  private static MatrixProductFactory fastest() {
    for (MatrixProductFactory factory :
        ServiceLoader.load(
            MatrixProductFactory.class, MatrixProductFactory.class.getClassLoader())) {
      Optional<String> problem = factory.problem();
      if (problem.isEmpty()) {
        return factory;
      }
      LOG.info("{} does not multiply matrices: {}", factory.name(), problem.get());
    }
    return new PlainMatrixProductFactory();
  }

  /** Multiplies in plain Java, everywhere. */
  private static final class PlainMatrixProductFactory implements MatrixProductFactory {

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
}
