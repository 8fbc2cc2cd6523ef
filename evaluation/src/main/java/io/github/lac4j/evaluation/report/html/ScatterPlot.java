package io.github.lac4j.evaluation.report.html;

import io.github.lac4j.evaluation.exhibit.FeatureMap;
import io.github.lac4j.evaluation.exhibit.MapPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Draws points of a map, class by class, with the name of each class at its middle. */
final class ScatterPlot {

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
        "rect",
        "x",
        "0.5",
        "y",
        "0.5",
        "width",
        Svg.number(SIDE - 1),
        "height",
        Svg.number(height - 1),
        "rx",
        "6",
        "class",
        "frame");
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
    html.empty("path", "d", path.toString(), "class", "points").close();
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
      double x = Math.max(label.halfWidth() + 4, Math.min(SIDE - label.halfWidth() - 4, label.x()));
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
