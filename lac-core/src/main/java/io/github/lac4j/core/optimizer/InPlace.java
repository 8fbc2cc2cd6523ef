package io.github.lac4j.core.optimizer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
import org.nd4j.linalg.api.ops.impl.transforms.pairwise.arithmetic.Axpy;
import org.nd4j.linalg.factory.Nd4j;

/** Vector arithmetic that makes no new arrays. */
final class InPlace {

  private InPlace() {}

  /** Adds {@code scale * source} to the target; both may be the same. */
  static void addScaled(INDArray target, double scale, INDArray source) {
    sumScaled(target, scale, source, target);
  }

  /** Sets the target to {@code base + scale * source}. */
  static void sumScaled(INDArray base, double scale, INDArray source, INDArray target) {
    Nd4j.exec(new Axpy(source, base, target, scale));
  }

  /** Sets the target to the square root of each element. */
  static void root(INDArray source, INDArray target) {
    Nd4j.exec(new Sqrt(source, target));
  }

  /** Sums the squares; BLAS scales as it sums, unlike ND4J's own reduction in float. */
  static double squaredNorm(INDArray vector) {
    double norm = Nd4j.getBlasWrapper().nrm2(vector);
    return norm * norm;
  }
}
