package io.github.lac4j.core.loss;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.health.NotFiniteException;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Embeddings scaled to length one, and the way back of a gradient: u = z / max(||z||, 1e-12), dz =
 * (g - u &lt;u,g&gt;) / max(||z||, 1e-12).
 *
 * <p>All is worked out in double. Rows below that length are scaled by a constant, so their
 * gradient is not projected; a zero row has a defined value and gradient.
 */
public final class UnitEmbeddings {

  private static final double SMALLEST_LENGTH = 1e-12;

  private final INDArray rows;
  private final INDArray lengths;
  private final INDArray projected;
  private final DataType dataType;

  private UnitEmbeddings(INDArray rows, INDArray lengths, INDArray projected, DataType dataType) {
    this.rows = rows;
    this.lengths = lengths;
    this.projected = projected;
    this.dataType = dataType;
  }

  /**
   * Scales embeddings.
   *
   * @param name what they are, for messages
   * @param embeddings N x D, float or double, in any memory layout; never changed
   * @throws IllegalArgumentException if they are no such matrix, or hold a NaN or an infinity
   */
  public static UnitEmbeddings of(String name, INDArray embeddings) {
    requireNonNull(embeddings, () -> name + " is null");
    if (embeddings.rank() != 2
        || embeddings.isEmpty()
        || !(embeddings.dataType() == DataType.FLOAT || embeddings.dataType() == DataType.DOUBLE)) {
      throw new IllegalArgumentException(
          "%s must be N x D, FLOAT or DOUBLE, but is %s of %s"
              .formatted(name, Arrays.toString(embeddings.shape()), embeddings.dataType()));
    }
    double[][] units = embeddings.toDoubleMatrix();
    double[][] lengths = new double[units.length][1];
    double[][] projected = new double[units.length][1];
    for (int i = 0; i < units.length; i++) {
      double length = length(name, units[i], i);
      lengths[i][0] = Math.max(length, SMALLEST_LENGTH);
      projected[i][0] = length > SMALLEST_LENGTH ? 1 : 0;
      for (int j = 0; j < units[i].length; j++) {
        units[i][j] /= lengths[i][0];
      }
    }
    return new UnitEmbeddings(
        Nd4j.createFromArray(units),
        Nd4j.createFromArray(lengths),
        Nd4j.createFromArray(projected),
        embeddings.dataType());
  }

  /** Scaled by the largest magnitude, so that squares neither overflow nor vanish. */
  private static double length(String name, double[] row, int index) {
    double largest = 0;
    for (double value : row) {
      if (!Double.isFinite(value)) {
        throw new NotFiniteException(
            "%s holds %s in row %d; the network that made it has diverged"
                .formatted(name, value, index));
      }
      largest = Math.max(largest, Math.abs(value));
    }
    double squares = 0;
    for (double value : row) {
      squares += largest == 0 ? 0 : value / largest * (value / largest);
    }
    return largest * Math.sqrt(squares);
  }

  /** Returns the unit rows, N x D, in double; live: not to be changed. */
  public INDArray rows() {
    return rows;
  }

  /**
   * Turns the gradient of the unit rows into that of the embeddings.
   *
   * @param gradient N x D; never changed
   * @return N x D, of the embeddings' number type
   */
  public INDArray backward(INDArray gradient) {
    INDArray doubles = gradient.castTo(DataType.DOUBLE);
    INDArray along = doubles.mul(rows).sum(true, 1).muli(projected);
    return doubles.sub(rows.mulColumnVector(along)).diviColumnVector(lengths).castTo(dataType);
  }
}
