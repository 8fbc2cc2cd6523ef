package io.github.lac4j.evaluation.report.html;

import io.github.lac4j.evaluation.report.html.HtmlReport.Section;
import io.github.lac4j.evaluation.report.html.StudyView.Headings;
import io.github.lac4j.evaluation.report.html.Svg.Colours;
import io.github.lac4j.evaluation.report.html.Svg.Legend;
import io.github.lac4j.evaluation.sample.SamplePictures;
import io.github.lac4j.evaluation.sample.SamplePictures.FeatureMap;
import io.github.lac4j.evaluation.sample.SamplePictures.MapPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The features of some test images in the plane. */
final class MapSection {

  private MapSection() {}

  static Section section() {
    return new Section("maps", "Maps of the features", MapSection::hasContent, MapSection::write);
  }

  private static boolean hasContent(StudyView study) {
    return study.rows().stream().anyMatch(row -> !maps(row).isEmpty());
  }

  private static List<FeatureMap> maps(StudyView.Row row) {
    return row.samples().map(SamplePictures::maps).orElse(List.of());
  }

  private static void write(StudyView study, Html html) {
    html.leaf(
        "p.note",
        "Each point is a test image; its colour is its class, which no objective was told.");
    for (StudyView.Group group : study.groups()) {
      List<String> names =
          group.rows().stream()
              .filter(row -> !maps(row).isEmpty())
              .flatMap(row -> row.samples().stream())
              .map(SamplePictures::classNames)
              .findFirst()
              .orElse(List.of());
      if (names.isEmpty()) {
        continue;
      }
      Headings.group(study, group, html);
      html.open("div.legend-scope");
      writeLegend(group, names, html);
      List<String> methods =
          group.rows().stream()
              .flatMap(row -> maps(row).stream())
              .map(FeatureMap::method)
              .distinct()
              .toList();
      for (String method : methods) {
        Headings.part(study, method, html);
        howToRead(method).ifPresent(sentence -> html.leaf("p.note", sentence));
        html.open("div.grid");
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
          "p.note",
          "There are %d classes and ten colours, so that several classes share one."
              .formatted(names.size()));
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
    html.leaf("p.note", map.caption());
    html.close();
  }

  /** Draws points of a map, class by class, with the name of each class at its middle. */
  static final class ScatterPlot {

    private static final double SIDE = 320;
    private static final double LOWEST = 150;
    private static final double EDGE = 12;
    private static final double LINE = 13;
    private static final double CHARACTER = 6.4;
    private static final int LONGEST_LABEL = 16;

    private ScatterPlot() {}

    static void write(Html html, FeatureMap map, List<String> names, String description) {
      List<MapPoint> points = map.points();
      double left = points.stream().mapToDouble(MapPoint::x).min().orElse(0);
      double right = points.stream().mapToDouble(MapPoint::x).max().orElse(0);
      double bottom = points.stream().mapToDouble(MapPoint::y).min().orElse(0);
      double top = points.stream().mapToDouble(MapPoint::y).max().orElse(0);
      // One scale for both directions, so that distances can be compared.
      double range = Math.max(right - left, top - bottom);
      double scale = range > 0 ? (SIDE - 2 * EDGE) / range : 0;
      double height = Math.max(LOWEST, 2 * EDGE + scale * (top - bottom));
      double middleX = (left + right) / 2;
      double middleY = (bottom + top) / 2;
      Svg.open(html, SIDE, height, "chart map", description);
      html.empty(
          "rect.frame rx=6",
          "x",
          "0.5",
          "y",
          "0.5",
          "width",
          Svg.number(SIDE - 1),
          "height",
          Svg.number(height - 1));
      List<Label> labels = new ArrayList<>();
      for (int label = 0; label < names.size(); label++) {
        int wanted = label;
        List<double[]> places =
            points.stream()
                .filter(point -> point.label() == wanted)
                .map(
                    point ->
                        new double[] {
                          SIDE / 2 + scale * (point.x() - middleX),
                          height / 2 - scale * (point.y() - middleY)
                        })
                .toList();
        if (!places.isEmpty()) {
          writePoints(html, places, names.get(label), Colours.of(label));
          labels.add(
              new Label(
                  Svg.fit(names.get(label), LONGEST_LABEL), median(places, 0), median(places, 1)));
        }
      }
      if (Colours.suffice(names.size())) {
        for (Label label : apart(labels, height)) {
          Svg.text(html, label.x(), label.y(), "middle", "label halo", label.text());
        }
      }
      html.close();
    }

    private static void writePoints(Html html, List<double[]> places, String name, String kind) {
      StringBuilder path = new StringBuilder();
      for (double[] place : places) {
        path.append('M').append(Svg.number(place[0])).append(' ').append(Svg.number(place[1]));
        path.append("h.01");
      }
      html.open("g", "class", "series " + kind);
      html.leaf("title", name);
      html.empty("path.points", "d", path.toString()).close();
    }

    private record Label(String text, double x, double y) {

      double halfWidth() {
        return text.length() * CHARACTER / 2;
      }

      boolean overlaps(Label other) {
        return Math.abs(x - other.x) < halfWidth() + other.halfWidth()
            && Math.abs(y - other.y) < LINE;
      }

      Label at(double newX, double newY) {
        return new Label(text, newX, newY);
      }
    }

    private static double median(List<double[]> places, int coordinate) {
      double[] sorted = places.stream().mapToDouble(place -> place[coordinate]).sorted().toArray();
      return sorted[sorted.length / 2];
    }

    /** Moves labels down, or up where there is no room below, until none covers another. */
    private static List<Label> apart(List<Label> labels, double height) {
      List<Label> placed = new ArrayList<>();
      for (Label label : labels.stream().sorted(Comparator.comparing(Label::y)).toList()) {
        double x =
            Math.max(label.halfWidth() + 4, Math.min(SIDE - label.halfWidth() - 4, label.x()));
        double y = Math.max(LINE + 2, Math.min(height - 6, label.y() + 4));
        placed.add(firstFree(label, x, y, height, placed));
      }
      return placed;
    }

    private static Label firstFree(
        Label label, double x, double y, double height, List<Label> placed) {
      for (double step = 0; step < height; step += 2) {
        for (double candidate : new double[] {y + step, y - step}) {
          Label moved = label.at(x, candidate);
          if (candidate > LINE
              && candidate < height - 4
              && placed.stream().noneMatch(moved::overlaps)) {
            return moved;
          }
        }
      }
      return label.at(x, y);
    }
  }
}
