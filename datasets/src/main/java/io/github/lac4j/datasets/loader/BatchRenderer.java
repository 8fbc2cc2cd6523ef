package io.github.lac4j.datasets.loader;

import io.github.lac4j.datasets.augment.ImageBuffer;
import java.util.function.BooleanSupplier;

/** Renders the views of whole steps with buffers of its own; for one thread. */
final class BatchRenderer {

  private final EpochPlan plan;
  private final ImageReader reader;
  private final ImageBuffer buffer;

  BatchRenderer(EpochPlan plan) {
    this.plan = plan;
    this.reader = new ImageReader(plan.dataset());
    this.buffer = new ImageBuffer(plan.dataset().shape());
  }

  /** Fills a batch, giving up between two images as soon as it is told so. */
  void render(int step, BatchBuffer target, BooleanSupplier abandoned) {
    for (int place = 0; place < plan.batchSize() && !abandoned.getAsBoolean(); place++) {
      int image = plan.image(step, place);
      float[] original = reader.read(image);
      for (int view = 0; view < plan.views(); view++) {
        buffer.load(original);
        plan.recipe().apply(buffer, plan.seed(image, view).generator());
        target.writeRow(view * plan.batchSize() + place, buffer.values());
      }
    }
    target.markWritten();
  }
}
