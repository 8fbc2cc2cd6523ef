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

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if a label has no class
   */
  public Exhibits {
    classNames = List.copyOf(requireNonNull(classNames, "classNames is null"));
    neighborhoods = List.copyOf(requireNonNull(neighborhoods, "neighborhoods is null"));
    maps = List.copyOf(requireNonNull(maps, "maps is null"));
    reconstructions = List.copyOf(requireNonNull(reconstructions, "reconstructions is null"));
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
