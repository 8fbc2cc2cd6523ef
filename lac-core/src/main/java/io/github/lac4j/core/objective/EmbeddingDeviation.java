package io.github.lac4j.core.objective;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Measures how far embeddings are from collapsing: see {@link StepReport#EMBEDDING_DEVIATION}. */
public final class EmbeddingDeviation {

  private EmbeddingDeviation() {}

  /**
   * Returns the standard deviation of the unit embeddings, averaged over dimensions, times the
   * square root of their number.
   *
   * @param embeddings N x D, not normalised
   * @return near 1 for isotropic embeddings, 0 if all point the same way, or if N is 1
   */
  public static double of(INDArray embeddings) {
    double[][] rows = embeddings.toDoubleMatrix();
    int dimension = rows[0].length;
    if (rows.length < 2) {
      return 0;
    }
    double[] mean = new double[dimension];
    for (double[] row : rows) {
      double squares = 0;
      for (double value : row) {
        squares += value * value;
      }
      double scale = 1 / Math.max(Math.sqrt(squares), 1e-12);
      for (int j = 0; j < dimension; j++) {
        row[j] *= scale;
        mean[j] += row[j] / rows.length;
      }
    }
    double sum = 0;
    for (int j = 0; j < dimension; j++) {
      double squares = 0;
      for (double[] row : rows) {
        squares += (row[j] - mean[j]) * (row[j] - mean[j]);
      }
      sum += Math.sqrt(squares / (rows.length - 1));
    }
    return sum / dimension * Math.sqrt(dimension);
  }
}
