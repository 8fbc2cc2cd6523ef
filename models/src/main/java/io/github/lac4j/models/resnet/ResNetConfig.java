package io.github.lac4j.models.resnet;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * The settings of a {@link ResNet}.
 *
 * @param depth 18 or 34, the number of weighted layers with the classifier that is not part of it
 * @param stem what comes before the blocks
 * @param width channels of the stem and the first stage, 8 to 64; 64 in the paper
 */
public record ResNetConfig(int depth, Stem stem, int width) {

  private static final int MINIMUM_WIDTH = 8;
  private static final int MAXIMUM_WIDTH = 64;

  /**
   * Checks depth and width.
   *
   * @throws IllegalArgumentException naming every value that is not allowed
   */
  public ResNetConfig {
    requireNonNull(stem, "stem is null");
    List<String> problems = new ArrayList<>();
    if (depth != 18 && depth != 34) {
      problems.add("depth must be 18 or 34, but is " + depth);
    }
    if (width < MINIMUM_WIDTH || width > MAXIMUM_WIDTH) {
      problems.add(
          "width must be between %d and %d, but is %d"
              .formatted(MINIMUM_WIDTH, MAXIMUM_WIDTH, width));
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("ResNet: " + String.join("; ", problems));
    }
  }

  /** Returns the number of residual blocks of each of the four stages. */
  List<Integer> blocks() {
    return depth == 18 ? List.of(2, 2, 2, 2) : List.of(3, 4, 6, 3);
  }
}
