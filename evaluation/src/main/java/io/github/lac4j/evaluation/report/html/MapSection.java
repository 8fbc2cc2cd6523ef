package io.github.lac4j.evaluation.report.html;

import io.github.lac4j.evaluation.exhibit.Exhibits;
import io.github.lac4j.evaluation.exhibit.FeatureMap;
import io.github.lac4j.evaluation.exhibit.MapPoint;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The features of some test images in the plane. */
final class MapSection implements Section {

  @Override
  public String id() {
    return "maps";
  }

  @Override
  public String title() {
    return "Maps of the features";
  }

  @Override
  public boolean hasContent(StudyView study) {
    return study.rows().stream().anyMatch(row -> !maps(row).isEmpty());
  }

  private static List<FeatureMap> maps(StudyView.Row row) {
    return row.exhibits().map(Exhibits::maps).orElse(List.of());
  }

  @Override
  public void write(StudyView study, Html html) {
    html.leaf(
        "p",
        "Each point is a test image; its colour is its class, which no objective was told.",
        "class",
        "note");
    for (StudyView.Group group : study.groups()) {
      List<String> names =
          group.rows().stream()
              .filter(row -> !maps(row).isEmpty())
              .flatMap(row -> row.exhibits().stream())
              .map(Exhibits::classNames)
              .findFirst()
              .orElse(List.of());
      if (names.isEmpty()) {
        continue;
      }
      Headings.group(study, group, html);
      html.open("div", "class", "legend-scope");
      writeLegend(group, names, html);
      List<String> methods =
          group.rows().stream()
              .flatMap(row -> maps(row).stream())
              .map(FeatureMap::method)
              .distinct()
              .toList();
      for (String method : methods) {
        Headings.part(study, method, html);
        howToRead(method).ifPresent(sentence -> html.leaf("p", sentence, "class", "note"));
        html.open("div", "class", "grid");
        for (StudyView.Row row : group.rows()) {
          maps(row).stream()
              .filter(map -> map.method().equals(method))
              .forEach(map -> writeMap(row, map, names, html));
        }
        html.close();
      }
      html.close();
    }
  }

  private static Optional<String> howToRead(String method) {
    return switch (method) {
      case "PCA" -> Optional.of("The two directions in which the features spread most.");
      case "t-SNE" ->
          Optional.of(
              "Unit features. Only who is near whom means something: neither the sizes of groups nor the distances between them do.");
      default -> Optional.empty();
    };
  }

  private static void writeLegend(StudyView.Group group, List<String> names, Html html) {
    if (!Colours.suffice(names.size())) {
      html.leaf(
          "p",
          "There are %d classes and ten colours, so that several classes share one."
              .formatted(names.size()),
          "class",
          "note");
      return;
    }
    List<Integer> used =
        group.rows().stream()
            .flatMap(row -> maps(row).stream())
            .flatMap(map -> map.points().stream())
            .map(MapPoint::label)
            .distinct()
            .sorted()
            .toList();
    Legend.write(
        html,
        IntStream.range(0, names.size())
            .filter(used::contains)
            .mapToObj(label -> new Legend.Entry(names.get(label), Colours.of(label)))
            .toList());
  }

  private static void writeMap(StudyView.Row row, FeatureMap map, List<String> names, Html html) {
    html.open("figure");
    html.leaf("figcaption", row.label());
    ScatterPlot.write(html, map, names, map.method() + " of " + row.label() + ". " + map.caption());
    html.leaf("p", map.caption(), "class", "note");
    html.close();
  }
}
