package io.github.lac4j.datasets.augment;

import io.github.lac4j.core.image.ImageShape;

/**
 * A rectangle of whole pixels inside an image.
 *
 * @param top the first row
 * @param left the first column
 * @param height rows
 * @param width columns
 */
record CropBox(int top, int left, int height, int width) {

  CropBox {
    if (top < 0 || left < 0 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "A crop of %d x %d pixels at row %d, column %d is not inside an image"
              .formatted(height, width, top, left));
    }
  }

  /**
   * Enlarges this part of the image to the whole image, bilinearly.
   *
   * <p>The centres of pixels are at half-integers, as in PyTorch with {@code align_corners=False}
   * and in OpenCV, and the box is cut out first: no pixel outside it has any influence.
   */
  void enlarge(ImageBuffer image) {
    ImageShape shape = image.shape();
    int imageHeight = shape.height();
    int imageWidth = shape.width();
    if (top + height > imageHeight || left + width > imageWidth) {
      throw new IllegalArgumentException(
          "A crop of %d x %d pixels at row %d, column %d leaves the image of %s"
              .formatted(height, width, top, left, shape));
    }
    if (height == imageHeight && width == imageWidth) {
      return;
    }
    float[] from = image.values();
    float[] to = image.scratch();
    int plane = imageHeight * imageWidth;
    float rowStep = (float) height / imageHeight;
    float columnStep = (float) width / imageWidth;
    for (int y = 0; y < imageHeight; y++) {
      float sourceY = Math.max(0f, (y + 0.5f) * rowStep - 0.5f);
      int upper = Math.min((int) sourceY, height - 1);
      int lower = Math.min(upper + 1, height - 1);
      float down = sourceY - upper;
      int upperRow = (top + upper) * imageWidth + left;
      int lowerRow = (top + lower) * imageWidth + left;
      for (int x = 0; x < imageWidth; x++) {
        float sourceX = Math.max(0f, (x + 0.5f) * columnStep - 0.5f);
        int near = Math.min((int) sourceX, width - 1);
        int far = Math.min(near + 1, width - 1);
        float right = sourceX - near;
        for (int offset = 0; offset < to.length; offset += plane) {
          float first =
              between(from[offset + upperRow + near], from[offset + upperRow + far], right);
          float second =
              between(from[offset + lowerRow + near], from[offset + lowerRow + far], right);
          to[offset + y * imageWidth + x] = between(first, second, down);
        }
      }
    }
    image.swap();
  }

  private static float between(float first, float second, float weight) {
    return first + (second - first) * weight;
  }
}
