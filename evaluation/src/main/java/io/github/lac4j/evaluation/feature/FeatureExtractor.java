package io.github.lac4j.evaluation.feature;

import io.github.lac4j.core.network.Network;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.loader.PlainBatches;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Computes the features that evaluators judge: the encoder's output before any head, in inference
 * mode, of images as they are.
 */
public final class FeatureExtractor {

  /** Images that the encoder sees at a time. */
  public static final int BATCH = 250;

  private FeatureExtractor() {}

  /**
   * Returns the features of every labelled image of a data set, in its order.
   *
   * @throws IllegalArgumentException if the encoder does not take such images, or gives numbers
   *     that are not finite
   */
  public static Features extract(Network encoder, ImageDataset images) {
    DataType dataType = encoder.dataType();
    float[] values = new float[0];
    int dimensions = 0;
    int offset = 0;
    for (INDArray batch : new PlainBatches(images, BATCH, dataType)) {
      INDArray features = encoder.infer(batch);
      if (dimensions == 0) {
        dimensions = Math.toIntExact(features.length() / features.size(0));
        values = new float[images.size() * dimensions];
      }
      float[] rows = features.castTo(DataType.FLOAT).dup('c').data().asFloat();
      System.arraycopy(rows, 0, values, offset, rows.length);
      offset += rows.length;
    }
    return new Features(values, dimensions, images.labels(), images.classNames().size());
  }
}
