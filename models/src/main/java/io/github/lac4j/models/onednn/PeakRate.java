package io.github.lac4j.models.onednn;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.FloatPointer;

/** How fast this machine multiplies large matrices, as a bound for everything that computes. */
public final class PeakRate {

  /** Rows and columns: large enough that memory does not matter. */
  private static final int SIDE = 1536;

  private static final int REPETITIONS = 12;

  private PeakRate() {}

  /**
   * Measures the rate of oneDNN's product of floats on all threads that it may use: the best of
   * twelve products of 1536 x 1536, in units of 10^9 multiplications and additions a second.
   *
   * @throws UnsupportedOperationException if oneDNN cannot be used here
   */
  public static double measure() {
    NativeLibrary.requireAvailable();
    long length = (long) SIDE * SIDE;
    try (FloatPointer a = filled(length);
        FloatPointer b = filled(length);
        FloatPointer c = filled(length)) {
      double best = 0;
      for (int i = 0; i < REPETITIONS; i++) {
        long start = System.nanoTime();
        int status =
            dnnl.dnnl_sgemm(
                (byte) 'N', (byte) 'N', SIDE, SIDE, SIDE, 1, a, SIDE, b, SIDE, 0, c, SIDE);
        long nanoseconds = System.nanoTime() - start;
        if (status != dnnl.dnnl_success) {
          throw new IllegalStateException("oneDNN could not multiply; its status is " + status);
        }
        best = Math.max(best, 2.0 * SIDE * SIDE * SIDE / nanoseconds);
      }
      return best;
    }
  }

  private static FloatPointer filled(long length) {
    FloatPointer values = new FloatPointer(length);
    for (long i = 0; i < length; i++) {
      values.put(i, (float) (i % 7) - 3);
    }
    return values;
  }
}
