package io.github.lac4j.datasets.loader;

import io.github.lac4j.datasets.augment.ImageBuffer;
import java.util.function.BooleanSupplier;

/**
 * Renders the views of whole steps with buffers of its own; for one thread.
 *
 * <p>After the first images it allocates nothing.
 */
final class BatchRenderer {

  private final EpochPlan plan;
  private final ImageReader reader;
  private final ImageBuffer buffer;
  private final ViewRandom random = new ViewRandom();

  BatchRenderer(EpochPlan plan) {
    this.plan = plan;
    this.reader = new ImageReader(plan.dataset());
    this.buffer = new ImageBuffer(plan.dataset().shape());
  }

  /** Fills a batch, giving up between two images as soon as it is told so. */
  void render(int step, ViewBatch batch, BooleanSupplier abandoned) {
    StepBuffer target = batch.choose(plan.images(step));
    for (int place = 0; place < target.images() && !abandoned.getAsBoolean(); place++) {
      int image = plan.image(step, place);
      target.identify(place, image, plan.dataset());
      float[] original = reader.read(image);
      for (int view = 0; view < plan.views(); view++) {
        buffer.load(original);
        random.reseed(plan.seed(image, view));
        plan.recipe().pipeline(view).apply(buffer, random);
        target.write(view, place, buffer.values());
      }
    }
    target.markWritten();
  }
}
