package io.github.lac4j.evaluation.exhibit;

import static java.util.Objects.requireNonNull;

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
public record Exhibits(
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
  public Exhibits {
    classNames = List.copyOf(requireNonNull(classNames, "classNames is null"));
    neighborhoods = List.copyOf(requireNonNull(neighborhoods, "neighborhoods is null"));
    maps = List.copyOf(requireNonNull(maps, "maps is null"));
    reconstructions = List.copyOf(requireNonNull(reconstructions, "reconstructions is null"));
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
          "Exhibits have at most %d %s, but these have %d".formatted(most, what, count));
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
}
