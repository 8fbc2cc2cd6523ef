package io.github.lac4j.datasets.loader;

import org.nd4j.linalg.api.buffer.DataType;

/** A reused batch of views, and a shorter one for the end of an epoch once that is needed. */
final class ViewBatch {

  private final ViewLayout layout;
  private final DataType dataType;
  private final boolean labelled;
  private final StepBuffer full;
  private StepBuffer shorter;
  private StepBuffer current;

  ViewBatch(ViewLayout layout, int images, DataType dataType, boolean labelled) {
    this.layout = layout;
    this.dataType = dataType;
    this.labelled = labelled;
    this.full = new StepBuffer(layout, images, dataType, labelled);
    this.current = full;
  }

  /** Chooses the buffer for a number of images; a loader has at most two such numbers. */
  StepBuffer choose(int images) {
    if (images == full.images()) {
      current = full;
    } else {
      if (shorter == null || shorter.images() != images) {
        shorter = new StepBuffer(layout, images, dataType, labelled);
      }
      current = shorter;
    }
    return current;
  }

  /** Returns the buffer that was chosen last. */
  StepBuffer current() {
    return current;
  }
}
