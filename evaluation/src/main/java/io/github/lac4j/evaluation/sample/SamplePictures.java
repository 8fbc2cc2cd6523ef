package io.github.lac4j.evaluation.sample;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What one encoder has to show: pictures and points for the report.
 *
 * @param classNames names of the classes; labels are indices into it
 * @param neighborhoods some test images with the training images that are nearest to them
 * @param maps the features of some test images in the plane
 * @param reconstructions some test images as the learner's decoder gives them back; empty if it has
 *     none
 */
public record SamplePictures(
    List<String> classNames,
    List<Neighborhood> neighborhoods,
    List<FeatureMap> maps,
    List<Reconstructed> reconstructions) {

  /** How many test images have neighbours, and how many are reconstructed, at most. */
  public static final int MOST_IMAGES = 100;

  /** How many neighbours an image has, at most. */
  public static final int MOST_NEIGHBORS = 50;

  /** How many points a map has, at most. */
  public static final int MOST_POINTS = 5000;

  private static final int MOST_CLASSES = 20_000;
  private static final int MOST_MAPS = 4;

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if a label has no class, or there is more of something than a
   *     report can show
   */
  public SamplePictures {
    classNames = List.copyOf(classNames);
    neighborhoods = List.copyOf(neighborhoods);
    maps = List.copyOf(maps);
    reconstructions = List.copyOf(reconstructions);
    requireAtMost(MOST_CLASSES, "classes", classNames.size());
    requireAtMost(MOST_IMAGES, "images with neighbors", neighborhoods.size());
    requireAtMost(MOST_IMAGES, "reconstructions", reconstructions.size());
    requireAtMost(MOST_MAPS, "maps", maps.size());
    neighborhoods.forEach(
        image -> requireAtMost(MOST_NEIGHBORS, "neighbors of an image", image.neighbors().size()));
    maps.forEach(map -> requireAtMost(MOST_POINTS, "points of a map", map.points().size()));
    int classes = classNames.size();
    labels(neighborhoods, maps, reconstructions)
        .filter(label -> label < 0 || label >= classes)
        .findFirst()
        .ifPresent(
            label -> {
              throw new IllegalArgumentException(
                  "A label is %d, but %d classes are numbered from 0".formatted(label, classes));
            });
  }

  private static void requireAtMost(int most, String what, int count) {
    if (count > most) {
      throw new IllegalArgumentException(
          "Sample pictures have at most %d %s, but these have %d".formatted(most, what, count));
    }
  }

  private static IntStream labels(
      List<Neighborhood> neighborhoods,
      List<FeatureMap> maps,
      List<Reconstructed> reconstructions) {
    return Stream.of(
            neighborhoods.stream().map(Neighborhood::label),
            neighborhoods.stream().flatMap(n -> n.neighbors().stream()).map(Neighbor::label),
            maps.stream().flatMap(map -> map.points().stream()).map(MapPoint::label),
            reconstructions.stream().map(Reconstructed::label))
        .flatMap(labels -> labels)
        .mapToInt(Integer::intValue);
  }

  /**
   * A test image and the training images whose features are nearest to its own.
   *
   * @param picture the test image
   * @param label its class
   * @param neighbors from the nearest on
   */
  public record Neighborhood(Picture picture, int label, List<Neighbor> neighbors) {

    public Neighborhood {
      neighbors = List.copyOf(neighbors);
    }
  }

  /**
   * A training image that lies near a test image.
   *
   * @param picture what it looks like
   * @param label its class
   * @param cosine of its features with those of the test image, from -1 to 1
   */
  public record Neighbor(Picture picture, int label, double cosine) {

    /**
     * Checks the cosine.
     *
     * @throws IllegalArgumentException if it is not from -1 to 1
     */
    public Neighbor {
      if (!(cosine >= -1 && cosine <= 1)) {
        throw new IllegalArgumentException("A cosine is from -1 to 1, but this one is " + cosine);
      }
    }
  }

  /**
   * The features of some test images, laid out in the plane.
   *
   * @param method how: {@code PCA} or {@code t-SNE}
   * @param caption the numbers that belong to it: how many images, and how well the plane shows
   *     them
   * @param points one for each image
   */
  public record FeatureMap(String method, String caption, List<MapPoint> points) {

    public FeatureMap {
      points = List.copyOf(points);
    }
  }

  /**
   * Where one test image lies on a map.
   *
   * @param x to the right
   * @param y upwards
   * @param label its class
   */
  public record MapPoint(double x, double y, int label) {

    /**
     * Checks the place.
     *
     * @throws IllegalArgumentException if it is infinite or NaN
     */
    public MapPoint {
      if (!Double.isFinite(x) || !Double.isFinite(y)) {
        throw new IllegalArgumentException(
            "A point must be finite, but is at %s, %s".formatted(x, y));
      }
    }
  }

  /**
   * A test image and what the decoder made of its code.
   *
   * @param original the image
   * @param reconstruction what came back, cut to the range of the image
   * @param label the image's class
   * @param meanSquaredError mean over the image's values, which are from 0 to 1, before the cut
   */
  public record Reconstructed(
      Picture original, Picture reconstruction, int label, double meanSquaredError) {

    /**
     * Checks the error.
     *
     * @throws IllegalArgumentException if it is negative, infinite or NaN
     */
    public Reconstructed {
      if (!(meanSquaredError >= 0 && meanSquaredError < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "A mean squared error is 0 or more and finite, but is " + meanSquaredError);
      }
    }
  }
}
