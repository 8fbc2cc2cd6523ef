package io.github.lac4j.datasets.idx;

import java.util.Arrays;

/** The content of an idx image file: grey images of one size. */
public final class IdxImages {

  private final int count;
  private final int height;
  private final int width;
  private final byte[] pixels;

  IdxImages(int count, int height, int width, byte[] pixels) {
    this.count = count;
    this.height = height;
    this.width = width;
    this.pixels = pixels;
  }

  /** Returns N, the number of images. */
  public int count() {
    return count;
  }

  /** Returns the rows of an image. */
  public int height() {
    return height;
  }

  /** Returns the columns of an image. */
  public int width() {
    return width;
  }

  /** Returns a copy of the bytes of one image, row by row. */
  public byte[] image(int index) {
    int size = height * width;
    return Arrays.copyOfRange(pixels, index * size, (index + 1) * size);
  }

  /** Returns all bytes without copying; whoever calls this must not write to them. */
  byte[] pixels() {
    return pixels;
  }
}
