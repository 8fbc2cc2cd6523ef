package io.github.lac4j.datasets.loader;

import io.github.lac4j.core.view.Batch;
import io.github.lac4j.core.view.Views;
import io.github.lac4j.datasets.ImageDataset;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/** The memory of one step, a buffer for each stack of views, and the batch made of it. */
final class StepBuffer {

  private final ViewLayout layout;
  private final int images;
  private final List<BatchBuffer> stacks = new ArrayList<>();
  private final Batch batch;

  StepBuffer(ViewLayout layout, int images, DataType dataType, boolean labelled) {
    this.layout = layout;
    this.images = images;
    List<Views> parts = new ArrayList<>();
    for (int stack = 0; stack < layout.stacks(); stack++) {
      int count = layout.count(stack);
      BatchBuffer buffer = new BatchBuffer(count * images, layout.shape(stack), dataType);
      stacks.add(buffer);
      parts.add(new Views(buffer.array(), count));
    }
    Batch plain = new Batch(Views.ofSizes(parts), new int[images]);
    this.batch = labelled ? plain.withLabels(new int[images]) : plain;
  }

  /** Returns N, the number of images. */
  int images() {
    return images;
  }

  Batch batch() {
    return batch;
  }

  /** Writes which image is at a place of the batch, and its label if the batch has labels. */
  void identify(int place, int index, ImageDataset dataset) {
    batch.indices()[place] = index;
    if (batch.labelled()) {
      batch.labels()[place] = dataset.label(index);
    }
  }

  /** Writes one view of the image at a place of the batch. */
  void write(int view, int place, float[] values) {
    stacks.get(layout.stack(view)).writeRow(layout.place(view) * images + place, values);
  }

  /** Tells a backend with device memory that the host's copies are the newer ones. */
  void markWritten() {
    for (int i = 0; i < stacks.size(); i++) {
      stacks.get(i).markWritten();
    }
  }
}
