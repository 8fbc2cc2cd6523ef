package io.github.lac4j.datasets.augment;

import io.github.lac4j.core.image.ImageShape;

/** A rectangle of whole pixels inside an image; one for each buffer, moved for each image. */
final class CropBox {

  private int top;
  private int left;
  private int height;
  private int width;

  /**
   * Moves the box.
   *
   * @throws IllegalArgumentException if it is not inside the image
   */
  void set(ImageShape image, int top, int left, int height, int width) {
    if (top < 0
        || left < 0
        || height < 1
        || width < 1
        || top + height > image.height()
        || left + width > image.width()) {
      throw new IllegalArgumentException(
          "A crop of %d x %d pixels at row %d, column %d is not inside an image of %s"
              .formatted(height, width, top, left, image));
    }
    this.top = top;
    this.left = left;
    this.height = height;
    this.width = width;
  }

  /** Returns the first row. */
  int top() {
    return top;
  }

  /** Returns the first column. */
  int left() {
    return left;
  }

  /** Returns the number of rows. */
  int height() {
    return height;
  }

  /** Returns the number of columns. */
  int width() {
    return width;
  }
}
