package io.github.lac4j.contrastive.loss;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Embeddings scaled to length one, and the way back: u = z / max(||z||, 1e-12).
 *
 * <p>Below that length the scale is a constant, so the gradient is passed on divided by it, without
 * a projection; a zero vector has a defined value and gradient.
 */
final class UnitRows {

  private static final double SMALLEST_NORM = 1e-12;

  private final DataType dataType;
  private final int rows;
  private final int dimension;
  private final double[] units;
  private final double[] norms;

  private UnitRows(DataType dataType, int rows, int dimension, double[] units, double[] norms) {
    this.dataType = dataType;
    this.rows = rows;
    this.dimension = dimension;
    this.units = units;
    this.norms = norms;
  }

  /** Scales the rows of a matrix, which is not changed. */
  static UnitRows of(String name, INDArray embeddings) {
    int rows = Math.toIntExact(embeddings.size(0));
    int dimension = Math.toIntExact(embeddings.size(1));
    double[] units = toDoubles(embeddings);
    double[] norms = new double[rows];
    for (int row = 0; row < rows; row++) {
      norms[row] = norm(name, units, row, dimension);
      double scale = Math.max(norms[row], SMALLEST_NORM);
      for (int j = row * dimension; j < (row + 1) * dimension; j++) {
        units[j] /= scale;
      }
    }
    return new UnitRows(embeddings.dataType(), rows, dimension, units, norms);
  }

  /** Returns these rows followed by others of the same dimension. */
  UnitRows followedBy(UnitRows next) {
    return new UnitRows(
        dataType,
        rows + next.rows,
        dimension,
        concatenate(units, next.units),
        concatenate(norms, next.norms));
  }

  int rows() {
    return rows;
  }

  /** Returns the unit rows as a matrix, N x D. */
  INDArray matrix() {
    return Nd4j.createFromArray(units).reshape(rows, dimension).castTo(dataType);
  }

  /** Returns the cosine of one of these rows with a row of others. */
  double cosine(int row, UnitRows others, int otherRow) {
    double sum = 0;
    for (int j = 0; j < dimension; j++) {
      sum += units[row * dimension + j] * others.units[otherRow * dimension + j];
    }
    return sum;
  }

  /** Adds {@code factor} times a row of others to a row of a gradient of unit rows. */
  void addTo(double[] gradient, int gradientRow, double factor, int row) {
    for (int j = 0; j < dimension; j++) {
      gradient[gradientRow * dimension + j] += factor * units[row * dimension + j];
    }
  }

  /** Returns a gradient of the unit rows that is zero, to be added to. */
  double[] zeroGradient() {
    return new double[rows * dimension];
  }

  /**
   * Turns the gradient of the unit rows into that of the embeddings: (g - u &lt;u, g&gt;) / ||z||.
   *
   * @param from first row that is wanted
   * @param to first row that is not wanted any more
   */
  INDArray embeddingGradient(double[] unitGradient, int from, int to) {
    double[] gradient = new double[(to - from) * dimension];
    for (int row = from; row < to; row++) {
      int start = row * dimension;
      double along = 0;
      if (norms[row] > SMALLEST_NORM) {
        for (int j = start; j < start + dimension; j++) {
          along += units[j] * unitGradient[j];
        }
      }
      double scale = Math.max(norms[row], SMALLEST_NORM);
      for (int j = start; j < start + dimension; j++) {
        gradient[j - from * dimension] = (unitGradient[j] - units[j] * along) / scale;
      }
    }
    return Nd4j.createFromArray(gradient).reshape(to - from, dimension).castTo(dataType);
  }

  /** Returns the values of a matrix in row order, whatever its type, order and stride. */
  static double[] toDoubles(INDArray matrix) {
    return matrix.dup('c').castTo(DataType.DOUBLE).data().asDouble();
  }

  private static double norm(String name, double[] values, int row, int dimension) {
    // Scaled by the largest magnitude, so that squares neither overflow nor vanish.
    double largest = 0;
    for (int j = row * dimension; j < (row + 1) * dimension; j++) {
      if (!Double.isFinite(values[j])) {
        throw new IllegalArgumentException(
            "%s holds %s in row %d, column %d; the network that made it has diverged"
                .formatted(name, values[j], row, j % dimension));
      }
      largest = Math.max(largest, Math.abs(values[j]));
    }
    if (largest == 0) {
      return 0;
    }
    double sum = 0;
    for (int j = row * dimension; j < (row + 1) * dimension; j++) {
      double scaled = values[j] / largest;
      sum += scaled * scaled;
    }
    return largest * Math.sqrt(sum);
  }

  private static double[] concatenate(double[] first, double[] second) {
    double[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
