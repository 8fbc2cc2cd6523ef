package io.github.lac4j.models.onednn;

import io.github.lac4j.core.matrix.FloatMatrix;
import io.github.lac4j.core.matrix.MatrixProduct;
import java.lang.ref.Reference;
import org.bytedeco.dnnl.global.dnnl;
import org.nd4j.nativeblas.NativeOps;

/**
 * Multiplies with oneDNN.
 *
 * <p>Left alone, oneDNN would divide a product among OpenMP's threads, and the sums with it. Hence
 * the calling thread's number of OpenMP threads, which is its own, is one during the call.
 */
final class OneDnnMatrixProduct implements MatrixProduct {

  private static final float REPLACE = 0;
  private static final float ADD = 1;

  private final NativeOps openMp;

  OneDnnMatrixProduct(NativeOps openMp) {
    this.openMp = openMp;
  }

  @Override
  public void multiply(FloatMatrix a, FloatMatrix b, FloatMatrix c) {
    run(a, b, c, REPLACE);
  }

  @Override
  public void addProduct(FloatMatrix a, FloatMatrix b, FloatMatrix c) {
    run(a, b, c, ADD);
  }

  private void run(FloatMatrix a, FloatMatrix b, FloatMatrix c, float shareOfOld) {
    MatrixProduct.requireFit(a, b, c);
    int threads = openMp.ompGetMaxThreads();
    openMp.setOmpNumThreads(1);
    int status;
    try {
      status =
          dnnl.dnnl_sgemm(
              transposition(a),
              transposition(b),
              c.rows(),
              c.columns(),
              a.columns(),
              1,
              a.memory(),
              stride(a),
              b.memory(),
              stride(b),
              shareOfOld,
              c.memory(),
              stride(c));
    } finally {
      openMp.setOmpNumThreads(threads);
      Reference.reachabilityFence(a);
      Reference.reachabilityFence(b);
      Reference.reachabilityFence(c);
    }
    if (status != dnnl.dnnl_success) {
      throw new IllegalStateException("oneDNN could not multiply; its status is " + status);
    }
  }

  private static byte transposition(FloatMatrix matrix) {
    return (byte) (matrix.hasRowsInOnePiece() ? 'N' : 'T');
  }

  private static long stride(FloatMatrix matrix) {
    return matrix.hasRowsInOnePiece() ? matrix.rowStride() : matrix.columnStride();
  }
}
