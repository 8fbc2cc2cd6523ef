package io.github.lac4j.evaluation.exhibit;

import static java.util.Objects.requireNonNull;

import java.util.Base64;

/**
 * A small image as a PNG file in Base64, ready to be put into a page.
 *
 * @param width pixels a row
 * @param height rows
 * @param base64 the PNG file
 */
public record Picture(int width, int height, String base64) {

  /** Pixels a side, at most. */
  public static final int LARGEST_SIDE = 64;

  /** A PNG of so many random pixels has less. */
  private static final int MOST_CHARACTERS = 32 * 1024;

  /**
   * Checks that it is a PNG file of that size, and not more than a small picture needs.
   *
   * @throws IllegalArgumentException if it is not
   */
  public Picture {
    requireNonNull(base64, "base64 is null");
    if (width < 1 || height < 1 || width > LARGEST_SIDE || height > LARGEST_SIDE) {
      throw new IllegalArgumentException(
          "A picture is 1 to %d pixels wide and high, but this one is %d x %d"
              .formatted(LARGEST_SIDE, width, height));
    }
    if (base64.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "A picture of at most %d x %d pixels has no more than %d characters, but this one has %d"
              .formatted(LARGEST_SIDE, LARGEST_SIDE, MOST_CHARACTERS, base64.length()));
    }
    PngHeader.require(Base64.getDecoder().decode(base64), width, height);
  }
}
