package io.github.lac4j.evaluation.diagnostic;

import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.view.ViewStream;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.loader.LastBatch;
import io.github.lac4j.datasets.loader.ViewLoader;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.evaluation.feature.Features;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The features of two views of each image.
 *
 * @param first features of the first views, N x D
 * @param second features of the second views, row by row of the same images
 */
// Passed on and never compared, so the arrays' identity does no harm.
@SuppressWarnings("ArrayRecordComponent")
record ViewPairs(double[][] first, double[][] second) {

  /** Renders two views of all images of a set, in an order of chance, and runs the encoder. */
  static ViewPairs of(Network encoder, ImageDataset images, Recipe recipe, Seed seed) {
    ViewLoader loader =
        new ViewLoader(
            images,
            recipe,
            2,
            Math.min(Features.BATCH, images.size()),
            seed,
            encoder.dataType(),
            Runtime.getRuntime().availableProcessors(),
            LastBatch.KEEP);
    double[][] first = new double[images.size()][];
    double[][] second = new double[images.size()][];
    int row = 0;
    try (ViewStream stream = loader.open(0, 0)) {
      while (stream.hasNext()) {
        INDArray features = encoder.infer(stream.next().views().stacked());
        double[][] batch = features.reshape(features.size(0), -1).toDoubleMatrix();
        int count = batch.length / 2;
        for (int i = 0; i < count; i++) {
          first[row] = batch[i];
          second[row++] = batch[count + i];
        }
      }
    }
    return new ViewPairs(first, second);
  }
}
