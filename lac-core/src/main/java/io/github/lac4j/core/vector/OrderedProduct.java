package io.github.lac4j.core.vector;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Adds products of small matrices of doubles on the Java heap, on one thread, in an order that is
 * always the same.
 *
 * <p>For {@code c += a b}, each element of c is a chain of fused multiply-adds over the terms,
 * first to last, whatever else is computed beside it. So a result depends on its row of a and its
 * column of b only, not on where they lie among others, nor on how work is cut into blocks or
 * threads. For floats there is {@link io.github.lac4j.core.matrix.MatrixProduct}.
 *
 * <p>Loops are written so that the compiler turns them into vector instructions. It does so only
 * for short loop bodies without a branch in which every array is indexed by the loop variable
 * alone, and not where such a loop became part of another one by inlining: then it is six times as
 * slow. Hence rows are arrays of their own, and the loop that all the time is spent in is a method
 * called through a handle. The handle is never assigned again, but must not be final: what a final
 * one calls is inlined.
 */
@SuppressWarnings("NonFinalStaticField") // see above
public final class OrderedProduct {

  private static MethodHandle addThreeTermsToTwoRows = loop();

  /** Rows that are computed together. */
  private static final int ROWS = 2;

  /** Terms that are added in one go. */
  private static final int TERMS = 3;

  /** Rows that stay in the fastest cache while all terms are added to them. */
  private static final int CACHED_ROWS = 8;

  /** Terms whose rows stay in a core's own cache while they are added to all rows. */
  private static final int CACHED_TERMS = 32 * TERMS;

  private OrderedProduct() {}

  private static MethodHandle loop() {
    MethodType type =
        MethodType.methodType(
            void.class,
            double.class,
            double.class,
            double.class,
            double.class,
            double.class,
            double.class,
            double[].class,
            double[].class,
            double[].class,
            double[].class,
            double[].class,
            int.class);
    try {
      return MethodHandles.lookup()
          .findStatic(OrderedProduct.class, "addThreeTermsToTwoRows", type);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * Adds a product: {@code c[i][x] += sum over t of a_it b[t][x]}.
   *
   * @param a holds a_it at {@code start + i * rowStride + t * termStride}
   * @param rows how many i
   * @param terms how many t
   * @param b {@code terms} rows
   * @param c {@code rows} rows
   * @param width how many x; a multiple of 16 is fastest, some hundreds keep c and b in caches
   */
  public static void add(
      double[] a,
      int start,
      int rowStride,
      int termStride,
      int rows,
      int terms,
      double[][] b,
      double[][] c,
      int width) {
    double[] spare = new double[width];
    inOrder(
        rows,
        terms,
        (i, t) -> {
          int at = start + i * rowStride + t * termStride;
          boolean two = i + 1 < rows;
          addTerms(
              a,
              at,
              two ? at + rowStride : at,
              termStride,
              b,
              t,
              terms - t,
              c[i],
              two ? c[i + 1] : spare,
              width);
        });
  }

  /** Adds a few terms, from t on, to a few rows, from i on. */
  private interface Addition {
    void add(int i, int t);
  }

  private static void inOrder(int rows, int terms, Addition addition) {
    for (int from = 0; from < terms; from += CACHED_TERMS) {
      int to = Math.min(from + CACHED_TERMS, terms);
      for (int first = 0; first < rows; first += CACHED_ROWS) {
        int last = Math.min(first + CACHED_ROWS, rows);
        for (int t = from; t < to; t += TERMS) {
          for (int i = first; i < last; i += ROWS) {
            addition.add(i, t);
          }
        }
      }
    }
  }

  private static void addTerms(
      double[] a,
      int upper,
      int lower,
      int termStride,
      double[][] b,
      int t,
      int left,
      double[] c0,
      double[] c1,
      int width) {
    boolean second = left > 1;
    boolean third = left > 2;
    double[] b0 = b[t];
    double[] b1 = second ? b[t + 1] : b0;
    double[] b2 = third ? b[t + 2] : b0;
    try {
      addThreeTermsToTwoRows.invokeExact(
          a[upper],
          second ? a[upper + termStride] : 0d,
          third ? a[upper + 2 * termStride] : 0d,
          a[lower],
          second ? a[lower + termStride] : 0d,
          third ? a[lower + 2 * termStride] : 0d,
          b0,
          b1,
          b2,
          c0,
          c1,
          width);
    } catch (Throwable e) {
      throw impossible(e);
    }
  }

  @SuppressWarnings("UnusedMethod") // called through its handle
  private static void addThreeTermsToTwoRows(
      double a00,
      double a01,
      double a02,
      double a10,
      double a11,
      double a12,
      double[] b0,
      double[] b1,
      double[] b2,
      double[] c0,
      double[] c1,
      int width) {
    for (int x = 0; x < width; x++) {
      double x0 = b0[x];
      double x1 = b1[x];
      double x2 = b2[x];
      c0[x] = Math.fma(a02, x2, Math.fma(a01, x1, Math.fma(a00, x0, c0[x])));
      c1[x] = Math.fma(a12, x2, Math.fma(a11, x1, Math.fma(a10, x0, c1[x])));
    }
  }

  /** The loops declare no exception; an error such as running out of memory goes on. */
  private static RuntimeException impossible(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return new IllegalStateException(thrown);
  }
}
