package io.github.lac4j.evaluation.exhibit;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A test image and the training images whose features are nearest to its own.
 *
 * @param picture the test image
 * @param label its class
 * @param neighbors from the nearest on
 */
public record Neighborhood(Picture picture, int label, List<Neighbor> neighbors) {

  /** Copies the list. */
  public Neighborhood {
    requireNonNull(picture, "picture is null");
    neighbors = List.copyOf(requireNonNull(neighbors, "neighbors is null"));
  }
}
