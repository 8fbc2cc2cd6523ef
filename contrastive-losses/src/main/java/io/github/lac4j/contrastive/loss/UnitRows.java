package io.github.lac4j.contrastive.loss;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Embeddings scaled to length one, and the way back: u = z / max(||z||, 1e-12).
 *
 * <p>Below that length the scale is a constant, so the gradient is passed on divided by it, without
 * a projection; a zero vector has a defined value and gradient.
 */
final class UnitRows implements Directions {

  private static final double SMALLEST_NORM = 1e-12;

  /** Outside of these, squares may have overflowed or lost digits, or a value is not finite. */
  private static final double SMALLEST_SQUARES = 1e-200;

  private static final double LARGEST_SQUARES = 1e200;

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
    IntStream.range(0, rows)
        .parallel()
        .forEach(
            row -> {
              norms[row] = norm(name, units, row, dimension);
              double scale = 1 / Math.max(norms[row], SMALLEST_NORM);
              for (int j = row * dimension; j < (row + 1) * dimension; j++) {
                units[j] *= scale;
              }
            });
    return new UnitRows(embeddings.dataType(), rows, dimension, units, norms);
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public boolean isDouble() {
    return dataType == DataType.DOUBLE;
  }

  @Override
  public double longest() {
    return 1;
  }

  @Override
  public void copy(int firstRow, int count, float[] target) {
    int offset = firstRow * dimension;
    for (int i = 0; i < count * dimension; i++) {
      target[i] = (float) units[offset + i];
    }
  }

  @Override
  public INDArray doubles(int firstRow, int count) {
    return Nd4j.createFromArray(
            Arrays.copyOfRange(units, firstRow * dimension, (firstRow + count) * dimension))
        .reshape(count, dimension);
  }

  /** Returns the cosine of each of these rows with the same row of others. */
  double[] cosines(UnitRows others) {
    double[] cosines = new double[rows];
    Arrays.parallelSetAll(
        cosines,
        row -> {
          double sum = 0;
          for (int j = row * dimension; j < (row + 1) * dimension; j++) {
            sum += units[j] * others.units[j];
          }
          return sum;
        });
    return cosines;
  }

  /** Adds {@code factors[i]} times row i of these to row i of a gradient of unit rows. */
  void addTo(double[] gradient, double[] factors) {
    IntStream.range(0, rows)
        .parallel()
        .forEach(
            row -> {
              for (int j = row * dimension; j < (row + 1) * dimension; j++) {
                gradient[j] += factors[row] * units[j];
              }
            });
  }

  /** Returns a gradient of the unit rows that is zero, to be added to. */
  double[] zeroGradient() {
    return new double[rows * dimension];
  }

  /**
   * Turns the gradient of the unit rows, which it overwrites, into that of the embeddings: (g - u
   * &lt;u, g&gt;) / ||z||.
   */
  INDArray embeddingGradient(double[] gradient) {
    IntStream.range(0, rows)
        .parallel()
        .forEach(
            row -> {
              int start = row * dimension;
              double along = 0;
              if (norms[row] > SMALLEST_NORM) {
                for (int j = start; j < start + dimension; j++) {
                  along += units[j] * gradient[j];
                }
              }
              double scale = 1 / Math.max(norms[row], SMALLEST_NORM);
              for (int j = start; j < start + dimension; j++) {
                gradient[j] = (gradient[j] - units[j] * along) * scale;
              }
            });
    if (isDouble()) {
      return Nd4j.createFromArray(gradient).reshape(rows, dimension);
    }
    float[] floats = new float[gradient.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) gradient[i];
    }
    return Nd4j.createFromArray(floats).reshape(rows, dimension);
  }

  /** Returns the values of a matrix in row order, whatever its type, order and stride. */
  static double[] toDoubles(INDArray matrix) {
    INDArray copy = matrix.dup('c');
    double[] values = new double[Math.toIntExact(copy.length())];
    if (copy.dataType() == DataType.DOUBLE) {
      copy.data().asNioDouble().get(values);
    } else {
      float[] floats = new float[values.length];
      copy.data().asNioFloat().get(floats);
      for (int i = 0; i < values.length; i++) {
        values[i] = floats[i];
      }
    }
    return values;
  }

  private static double norm(String name, double[] values, int row, int dimension) {
    double squares = 0;
    for (int j = row * dimension; j < (row + 1) * dimension; j++) {
      squares += values[j] * values[j];
    }
    if (squares > SMALLEST_SQUARES && squares < LARGEST_SQUARES) {
      return Math.sqrt(squares);
    }
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
}
