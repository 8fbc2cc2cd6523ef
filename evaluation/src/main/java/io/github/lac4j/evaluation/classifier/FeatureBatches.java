package io.github.lac4j.evaluation.classifier;

import io.github.lac4j.evaluation.feature.Features;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Gathers rows of features as arrays. */
public final class FeatureBatches {

  private final Features features;
  private final DataType dataType;

  /** Gathers from features, as arrays of a number type. */
  public FeatureBatches(Features features, DataType dataType) {
    this.features = features;
    this.dataType = dataType;
  }

  /** Returns rows in the order given, N x D. */
  public INDArray rows(int[] indices) {
    int dimensions = features.dimensions();
    float[] values = new float[indices.length * dimensions];
    for (int i = 0; i < indices.length; i++) {
      features.copyRow(indices[i], values, i * dimensions);
    }
    return Nd4j.create(values, new long[] {indices.length, dimensions}, 'c').castTo(dataType);
  }

  /** Returns the classes of rows in the order given. */
  public int[] labels(int[] indices) {
    return Arrays.stream(indices).map(features::label).toArray();
  }
}
