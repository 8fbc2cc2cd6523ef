package io.github.lac4j.evaluation.probe;

import io.github.lac4j.evaluation.feature.Features;
import java.util.stream.IntStream;

/**
 * Features cut into blocks of samples, with a copy of each block dimension by dimension.
 *
 * <p>Logits are summed along the samples and gradients along the dimensions, so that each inner
 * loop runs over neighbours in memory. The copy is made once for all evaluations of a fit.
 */
final class BlockedFeatures {

  /** Samples a block: a few vectors of a processor, and both copies fit a core's own cache. */
  static final int SIZE = 128;

  private final Features features;
  private final float[][][] byColumn;

  BlockedFeatures(Features features) {
    this.features = features;
    byColumn = new float[(features.rows() + SIZE - 1) / SIZE][features.dimensions()][];
    IntStream.range(0, byColumn.length).parallel().forEach(this::transpose);
  }

  private void transpose(int block) {
    float[] row = new float[features.dimensions()];
    for (int d = 0; d < row.length; d++) {
      byColumn[block][d] = new float[count(block)];
    }
    for (int i = 0; i < count(block); i++) {
      features.copyRow(block * SIZE + i, row, 0);
      for (int d = 0; d < row.length; d++) {
        byColumn[block][d][i] = row[d];
      }
    }
  }

  Features features() {
    return features;
  }

  int blocks() {
    return byColumn.length;
  }

  /** Returns how many samples a block has; only the last one has fewer than SIZE. */
  int count(int block) {
    return Math.min(SIZE, features.rows() - block * SIZE);
  }

  /** Returns the class of a sample of a block. */
  int label(int block, int sample) {
    return features.label(block * SIZE + sample);
  }

  /** Copies a block in double precision, D x SIZE. */
  void copyByColumn(int block, double[][] target) {
    for (int d = 0; d < target.length; d++) {
      copy(byColumn[block][d], target[d]);
    }
  }

  /** Copies a block in double precision, SIZE x D. */
  void copyByRow(int block, float[] scratch, double[][] target) {
    for (int i = 0; i < count(block); i++) {
      features.copyRow(block * SIZE + i, scratch, 0);
      copy(scratch, target[i]);
    }
  }

  private static void copy(float[] from, double[] to) {
    for (int i = 0; i < from.length; i++) {
      to[i] = from[i];
    }
  }
}
