package io.github.lac4j.contrastive.loss.kernel;

import io.github.lac4j.core.matrix.FloatMatrix;
import java.lang.ref.Reference;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Rows that are kept as floats.
 *
 * @param matrix where they are
 * @param owner what must be reachable so that the matrix is not freed
 */
record FloatRows(FloatMatrix matrix, Object owner) implements Rows {

  /** Reads an array where it is if its rows follow one another, and a copy otherwise. */
  static FloatRows of(INDArray array) {
    INDArray ordered = QueueRows.ordered(array);
    return new FloatRows(FloatMatrix.of(ordered), ordered);
  }

  @Override
  public int rows() {
    return matrix.rows();
  }

  @Override
  public int dimension() {
    return matrix.columns();
  }

  @Override
  public INDArray toArray() {
    float[] values = new float[rows() * dimension()];
    try {
      matrix.memory().get(0, values);
    } finally {
      Reference.reachabilityFence(owner);
    }
    return Nd4j.createFromArray(values).reshape(rows(), dimension());
  }

  @Override
  public Cursor cursor() {
    return new FloatCursor();
  }

  private final class FloatCursor implements Cursor {
    private final float[] floats = new float[dimension()];
    private final double[] place = new double[dimension()];

    @Override
    public double[] place() {
      return place;
    }

    @Override
    public double[] read(int row) {
      try {
        matrix.memory().get(row * matrix.rowStride(), floats);
      } finally {
        Reference.reachabilityFence(owner);
      }
      for (int i = 0; i < place.length; i++) {
        place[i] = floats[i];
      }
      return place;
    }

    @Override
    public void write(int row) {
      for (int i = 0; i < place.length; i++) {
        floats[i] = (float) place[i];
      }
      try {
        matrix.memory().put(row * matrix.rowStride(), floats);
      } finally {
        Reference.reachabilityFence(owner);
      }
    }
  }
}
