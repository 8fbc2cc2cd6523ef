package io.github.lac4j.datasets.augment;

import io.github.lac4j.core.image.ImageShape;

/**
 * Makes a box of an image an image of its own, first along the rows and then along the columns.
 *
 * <p>The box is cut out first: no pixel outside it has any influence. Tables and rows are kept from
 * call to call.
 */
final class Resampler {

  private final ResamplingAxis columns = new ResamplingAxis();
  private final ResamplingAxis rows = new ResamplingAxis();
  private float[] narrowed = {};

  /** Replaces the image by the box, resized to {@code height} x {@code width}. */
  void resample(
      ImageBuffer image, CropBox box, int height, int width, Interpolation interpolation) {
    ImageShape shape = image.shape();
    int fromHeight = shape.height();
    int fromWidth = shape.width();
    int top = box.top();
    int left = box.left();
    boolean resized = box.height() != height || box.width() != width;
    if (!resized && height == fromHeight && width == fromWidth) {
      return;
    }
    reserve(interpolation, fromHeight, fromWidth, height, width);
    columns.prepare(interpolation, box.width(), width);
    rows.prepare(interpolation, box.height(), height);
    float[] from = image.values();
    float[] to = image.replace(height, width);
    for (int channel = 0; channel < shape.channels(); channel++) {
      int origin = (channel * fromHeight + top) * fromWidth + left;
      if (columns.isLinear()) {
        alongRowsLinearly(from, origin, fromWidth, box.height(), width);
      } else if (columns.taps() == 4) {
        alongRowsByFour(from, origin, fromWidth, box.height(), width);
      } else {
        alongRows(from, origin, fromWidth, box.height(), width);
      }
      int target = channel * height * width;
      if (rows.isLinear()) {
        alongColumnsLinearly(to, target, height, width);
      } else if (rows.taps() == 4) {
        alongColumnsByFour(to, target, height, width);
      } else {
        alongColumns(to, target, height, width);
      }
    }
    if (!(columns.isLinear() && rows.isLinear())) {
      UnitInterval.clip(to);
    }
  }

  private void reserve(
      Interpolation interpolation, int fromHeight, int fromWidth, int height, int width) {
    columns.reserve(interpolation, fromWidth, width);
    rows.reserve(interpolation, fromHeight, height);
    if (narrowed.length < fromHeight * width) {
      narrowed = new float[fromHeight * width];
    }
  }

  private void alongRowsLinearly(float[] from, int origin, int stride, int height, int width) {
    int[] first = columns.first();
    int[] second = columns.second();
    float[] weights = columns.weights();
    for (int y = 0; y < height; y++) {
      int row = origin + y * stride;
      for (int x = 0; x < width; x++) {
        float near = from[row + first[x]];
        narrowed[y * width + x] = near + (from[row + second[x]] - near) * weights[x];
      }
    }
  }

  private void alongRowsByFour(float[] from, int origin, int stride, int height, int width) {
    int[] first = columns.first();
    float[] weights = columns.weights();
    for (int y = 0; y < height; y++) {
      int row = origin + y * stride;
      for (int x = 0; x < width; x++) {
        int at = row + first[x];
        int weight = 4 * x;
        narrowed[y * width + x] =
            weights[weight] * from[at]
                + weights[weight + 1] * from[at + 1]
                + weights[weight + 2] * from[at + 2]
                + weights[weight + 3] * from[at + 3];
      }
    }
  }

  private void alongRows(float[] from, int origin, int stride, int height, int width) {
    int[] first = columns.first();
    float[] weights = columns.weights();
    int taps = columns.taps();
    for (int y = 0; y < height; y++) {
      int row = origin + y * stride;
      for (int x = 0; x < width; x++) {
        float sum = 0;
        for (int tap = 0; tap < taps; tap++) {
          sum += weights[x * taps + tap] * from[row + first[x] + tap];
        }
        narrowed[y * width + x] = sum;
      }
    }
  }

  private void alongColumnsLinearly(float[] to, int target, int height, int width) {
    for (int y = 0; y < height; y++) {
      int upper = rows.first()[y] * width;
      int lower = rows.second()[y] * width;
      float weight = rows.weights()[y];
      int row = target + y * width;
      for (int x = 0; x < width; x++) {
        float near = narrowed[upper + x];
        to[row + x] = near + (narrowed[lower + x] - near) * weight;
      }
    }
  }

  private void alongColumnsByFour(float[] to, int target, int height, int width) {
    float[] weights = rows.weights();
    for (int y = 0; y < height; y++) {
      int at = rows.first()[y] * width;
      float one = weights[4 * y];
      float two = weights[4 * y + 1];
      float three = weights[4 * y + 2];
      float four = weights[4 * y + 3];
      int row = target + y * width;
      for (int x = 0; x < width; x++) {
        to[row + x] =
            one * narrowed[at + x]
                + two * narrowed[at + width + x]
                + three * narrowed[at + 2 * width + x]
                + four * narrowed[at + 3 * width + x];
      }
    }
  }

  private void alongColumns(float[] to, int target, int height, int width) {
    int taps = rows.taps();
    for (int y = 0; y < height; y++) {
      int row = target + y * width;
      for (int x = 0; x < width; x++) {
        to[row + x] = 0;
      }
      for (int tap = 0; tap < taps; tap++) {
        float weight = rows.weights()[y * taps + tap];
        int at = (rows.first()[y] + tap) * width;
        for (int x = 0; x < width; x++) {
          to[row + x] += weight * narrowed[at + x];
        }
      }
    }
  }
}
