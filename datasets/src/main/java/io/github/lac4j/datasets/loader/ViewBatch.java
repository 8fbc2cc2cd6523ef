package io.github.lac4j.datasets.loader;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.view.Views;
import org.nd4j.linalg.api.buffer.DataType;

/** The memory of one step's views, and the views made of it. */
final class ViewBatch {

  private final BatchBuffer buffer;
  private final Views views;

  ViewBatch(int views, int images, ImageShape shape, DataType dataType) {
    this.buffer = new BatchBuffer(views * images, shape, dataType);
    this.views = new Views(buffer.array(), views);
  }

  BatchBuffer buffer() {
    return buffer;
  }

  Views views() {
    return views;
  }
}
