package io.github.lac4j.evaluation.report.html;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Draws curves over epochs: a line for the mean, a band for one deviation to either side. */
final class LineChart {

  private static final double WIDTH = 340;
  private static final double HEIGHT = 210;
  private static final double LEFT = 46;
  private static final double RIGHT = 328;
  private static final double TOP = 12;
  private static final double BOTTOM = 180;
  private static final int FEW_POINTS = 15;

  private LineChart() {}

  /**
   * Draws curves.
   *
   * @param curves none of them empty
   * @param title what is drawn
   * @param factor what numbers are multiplied by
   */
  static void write(Html html, List<Curve> curves, String title, double factor) {
    List<Curve.Point> points = curves.stream().flatMap(curve -> curve.points().stream()).toList();
    Axis x =
        Axis.counting(
            points.stream().mapToInt(Curve.Point::epoch).min().orElseThrow(),
            points.stream().mapToInt(Curve.Point::epoch).max().orElseThrow(),
            LEFT,
            RIGHT);
    Axis y =
        Axis.holding(
            factor * points.stream().mapToDouble(Curve.Point::low).min().orElseThrow(),
            factor * points.stream().mapToDouble(Curve.Point::high).max().orElseThrow(),
            BOTTOM,
            TOP);
    Svg.open(html, WIDTH, HEIGHT, "chart", description(curves, title, y, factor));
    for (double tick : y.ticks()) {
      Svg.line(html, LEFT, y.place(tick), RIGHT, y.place(tick), "grid");
      Svg.text(html, LEFT - 6, y.place(tick) + 4, "end", "tick", y.label(tick));
    }
    for (double tick : x.ticks()) {
      Svg.text(html, x.place(tick), BOTTOM + 16, "middle", "tick", x.label(tick));
    }
    Svg.text(html, (LEFT + RIGHT) / 2, HEIGHT - 2, "middle", "tick", "epoch");
    curves.forEach(curve -> writeBand(html, curve, x, y, factor));
    curves.forEach(curve -> writeLine(html, curve, x, y, factor));
    html.close();
  }

  private static void writeBand(Html html, Curve curve, Axis x, Axis y, double factor) {
    if (!curve.hasBand() || curve.points().size() < 2) {
      return;
    }
    List<String> around = new ArrayList<>();
    for (Curve.Point point : curve.points()) {
      around.add(place(x.place(point.epoch()), y.place(factor * point.high())));
    }
    List<String> back = new ArrayList<>();
    for (Curve.Point point : curve.points()) {
      back.add(place(x.place(point.epoch()), y.place(factor * point.low())));
    }
    Collections.reverse(back);
    around.addAll(back);
    html.empty("path", "d", "M" + String.join("L", around) + "Z", "class", "band " + curve.kind());
  }

  private static void writeLine(Html html, Curve curve, Axis x, Axis y, double factor) {
    html.open("g", "class", "series " + curve.kind());
    html.leaf("title", curve.label());
    List<String> places = new ArrayList<>();
    for (Curve.Point point : curve.points()) {
      places.add(place(x.place(point.epoch()), y.place(factor * point.numbers().mean())));
    }
    html.empty("path", "d", "M" + String.join("L", places), "class", "line");
    if (places.size() <= FEW_POINTS) {
      html.empty("path", "d", "M" + String.join("h.01M", places) + "h.01", "class", "dots");
    }
    html.close();
  }

  private static String place(double x, double y) {
    return Svg.number(x) + " " + Svg.number(y);
  }

  private static String description(List<Curve> curves, String title, Axis y, double factor) {
    return title
        + " over epochs. After epoch "
        + curves.stream().mapToInt(curve -> curve.last().epoch()).max().orElseThrow()
        + ": "
        + curves.stream()
            .map(curve -> curve.label() + " " + precise(y, factor * curve.last().numbers().mean()))
            .collect(joining(", "));
  }

  private static String precise(Axis y, double number) {
    return String.format(Locale.ROOT, y.high() - y.low() < 0.01 ? "%.3e" : "%.3f", number);
  }
}
