package io.github.lac4j.evaluation.classifier;

import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.view.Batch;
import io.github.lac4j.core.view.ViewStream;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.loader.LastBatch;
import io.github.lac4j.datasets.loader.ViewLoader;
import io.github.lac4j.datasets.recipe.Recipe;
import java.util.function.ToDoubleBiFunction;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Augmented images with their labels, in a new random order in each epoch.
 *
 * <p>Images that do not fill a batch make a shorter one at the end of the epoch.
 */
public final class LabelledStream {

  private final ViewLoader loader;

  /**
   * Prepares to render one view of each image.
   *
   * @param images with labels
   * @param recipe how images are augmented
   * @param run seed, batch size (at most as many as there are images) and number type
   */
  public LabelledStream(ImageDataset images, Recipe recipe, Run run) {
    this.loader =
        new ViewLoader(
                images,
                recipe,
                1,
                run.batchSize(),
                run.seed().derive("images"),
                run.dataType(),
                Runtime.getRuntime().availableProcessors(),
                LastBatch.KEEP)
            .withLabels();
  }

  /**
   * Takes all steps of an epoch, or those up to the first whose loss is not finite.
   *
   * @param step takes images, N x C x H x W, and N labels, and returns a loss
   * @return the loss of the last step
   */
  public double forEach(int epoch, ToDoubleBiFunction<INDArray, int[]> step) {
    double loss = 0;
    try (ViewStream stream = loader.open(epoch, 0)) {
      while (stream.hasNext() && Double.isFinite(loss)) {
        Batch batch = stream.next();
        loss = step.applyAsDouble(batch.views().stacked(), batch.labels());
      }
    }
    return loss;
  }
}
