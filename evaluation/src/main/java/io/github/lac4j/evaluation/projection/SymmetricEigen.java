package io.github.lac4j.evaluation.projection;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.eig.SymmetricQRAlgorithmDecomposition_DDRM;
import org.ejml.dense.row.decomposition.hessenberg.TridiagonalDecompositionHouseholder_DDRM;

/**
 * The eigenvalues and unit eigenvectors of a symmetric matrix, the largest eigenvalue first.
 *
 * <p>EJML computes them on one thread, so the same matrix gives the same bits everywhere. ND4J's
 * LAPACK does not: its last bits depend on the number of threads.
 */
public final class SymmetricEigen {

  private final SymmetricQRAlgorithmDecomposition_DDRM decomposition;
  private final double scale;
  private final int[] ranking;

  private SymmetricEigen(double[][] matrix, boolean vectors) {
    int size = matrix.length;
    double largest = 0;
    for (double[] row : matrix) {
      for (double entry : row) {
        largest = Math.max(largest, Math.abs(entry));
      }
    }
    // Numbers near 1 have squares within range.
    scale = largest == 0 ? 1 : largest;
    DMatrixRMaj scaled = new DMatrixRMaj(size, size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        scaled.set(i, j, matrix[i][j] / scale);
      }
    }
    decomposition =
        new SymmetricQRAlgorithmDecomposition_DDRM(
            new TridiagonalDecompositionHouseholder_DDRM(), vectors);
    if (!decomposition.decompose(scaled)) {
      throw new ArithmeticException(
          "The eigenvalues of a matrix of %d x %d were not found; are all its numbers finite?"
              .formatted(size, size));
    }
    ranking =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -decomposition.getEigenvalue(i).getReal()))
            .mapToInt(i -> i)
            .toArray();
  }

  /** Decomposes a matrix, n x n, which is left alone. */
  public static SymmetricEigen of(double[][] matrix) {
    return new SymmetricEigen(matrix, true);
  }

  /** Returns the eigenvalues alone, the largest first; the matrix, n x n, is left alone. */
  public static double[] values(double[][] matrix) {
    SymmetricEigen eigen = new SymmetricEigen(matrix, false);
    return IntStream.range(0, matrix.length).mapToDouble(eigen::value).toArray();
  }

  /** Returns an eigenvalue; rank 0 is the largest. */
  public double value(int rank) {
    return scale * decomposition.getEigenvalue(ranking[rank]).getReal();
  }

  /** Returns the unit eigenvector of an eigenvalue. */
  public double[] vector(int rank) {
    return decomposition.getEigenVector(ranking[rank]).data.clone();
  }
}
