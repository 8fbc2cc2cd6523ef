package io.github.lac4j.evaluation.exhibit;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The features of some test images, laid out in the plane.
 *
 * @param method how: {@code PCA} or {@code t-SNE}
 * @param caption the numbers that belong to it: how many images, and how well the plane shows them
 * @param points one for each image
 */
public record FeatureMap(String method, String caption, List<MapPoint> points) {

  /** Copies the list. */
  public FeatureMap {
    requireNonNull(method, "method is null");
    requireNonNull(caption, "caption is null");
    points = List.copyOf(requireNonNull(points, "points is null"));
  }
}
