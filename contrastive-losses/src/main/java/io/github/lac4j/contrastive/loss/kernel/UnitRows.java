package io.github.lac4j.contrastive.loss.kernel;

import io.github.lac4j.core.health.NotFiniteException;

/**
 * Embeddings scaled to length one, and the way back: u = z / max(||z||, 1e-12).
 *
 * <p>Below that length the scale is a constant, so the gradient is passed on divided by it, without
 * a projection; a zero vector has a defined value and gradient.
 */
final class UnitRows implements RowSource {

  private static final double SMALLEST_NORM = 1e-12;

  /** Outside of these, squares may have overflowed or lost digits, or a value is not finite. */
  private static final double SMALLEST_SQUARES = 1e-200;

  private static final double LARGEST_SQUARES = 1e200;

  private final RowSource embeddings;
  private final double[] norms;

  private UnitRows(RowSource embeddings, double[] norms) {
    this.embeddings = embeddings;
    this.norms = norms;
  }

  /**
   * Scales embeddings, which must not change: they are read again whenever the unit rows are.
   *
   * @param name what they are, for messages
   * @throws IllegalArgumentException if one holds a NaN or an infinity
   */
  static UnitRows of(String name, RowSource embeddings) {
    double[] norms = new double[embeddings.rows()];
    RowSource.Chunks.forEach(
        norms.length,
        (first, next) -> {
          Reader reader = embeddings.reader();
          for (int row = first; row < next; row++) {
            norms[row] = norm(name, reader.read(row), row);
          }
        });
    return new UnitRows(embeddings, norms);
  }

  @Override
  public int rows() {
    return norms.length;
  }

  @Override
  public int dimension() {
    return embeddings.dimension();
  }

  @Override
  public Reader reader() {
    Reader reader = embeddings.reader();
    return row -> {
      double[] values = reader.read(row);
      double scale = scale(row);
      for (int j = 0; j < values.length; j++) {
        values[j] *= scale;
      }
      return values;
    };
  }

  private double scale(int row) {
    return 1 / Math.max(norms[row], SMALLEST_NORM);
  }

  /** Returns the cosine of each of these rows with the same row of others. */
  double[] cosines(UnitRows others) {
    double[] cosines = new double[norms.length];
    RowSource.Chunks.forEach(
        cosines.length,
        (first, next) -> {
          Reader these = reader();
          Reader those = others.reader();
          for (int row = first; row < next; row++) {
            cosines[row] = product(these.read(row), those.read(row));
          }
        });
    return cosines;
  }

  /**
   * Turns the gradient of the unit rows, which it overwrites, into that of the embeddings: (g - u
   * &lt;u,g&gt;) / ||z||.
   */
  void toEmbeddingGradient(Rows gradient) {
    RowSource.Chunks.forEach(
        norms.length,
        (first, next) -> {
          Reader units = reader();
          Rows.Cursor cursor = gradient.cursor();
          for (int row = first; row < next; row++) {
            double[] unit = units.read(row);
            double[] values = cursor.read(row);
            double along = norms[row] > SMALLEST_NORM ? product(unit, values) : 0;
            double scale = scale(row);
            for (int j = 0; j < values.length; j++) {
              values[j] = (values[j] - unit[j] * along) * scale;
            }
            cursor.write(row);
          }
        });
  }

  private static double product(double[] a, double[] b) {
    // One sum would wait for each addition to end before the next.
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 4 <= a.length; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      s0 += a[i] * b[i];
    }
    return s0 + s1 + (s2 + s3);
  }

  private static double norm(String name, double[] values, int row) {
    double squares = product(values, values);
    if (squares > SMALLEST_SQUARES && squares < LARGEST_SQUARES) {
      return Math.sqrt(squares);
    }
    // Scaled by the largest magnitude, so that squares neither overflow nor vanish.
    double largest = 0;
    for (int j = 0; j < values.length; j++) {
      if (!Double.isFinite(values[j])) {
        throw new NotFiniteException(
            "%s holds %s in row %d, column %d; the network that made it has diverged"
                .formatted(name, values[j], row, j));
      }
      largest = Math.max(largest, Math.abs(values[j]));
    }
    if (largest == 0) {
      return 0;
    }
    double sum = 0;
    for (double value : values) {
      sum += value / largest * (value / largest);
    }
    return largest * Math.sqrt(sum);
  }
}
