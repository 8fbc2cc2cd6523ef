package io.github.lac4j.evaluation.report.html;

import static java.util.stream.Collectors.joining;

import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.online.EpochRecord;
import io.github.lac4j.evaluation.report.Statistics;
import io.github.lac4j.evaluation.report.StudyReport.CellReport;
import io.github.lac4j.evaluation.report.html.HtmlReport.Section;
import io.github.lac4j.evaluation.report.html.StudyView.Headings;
import io.github.lac4j.evaluation.report.html.Svg.Axis;
import io.github.lac4j.evaluation.report.html.Svg.Colours;
import io.github.lac4j.evaluation.report.html.Svg.Legend;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** How losses, accuracies and diagnostics went over the epochs. */
final class CurveSection {

  private static final List<String> METRICS =
      List.of(StepReport.EMBEDDING_DEVIATION, StepReport.LEARNING_RATE);

  private CurveSection() {}

  static Section section() {
    return new Section("training", "Training", CurveSection::hasContent, CurveSection::write);
  }

  private static boolean hasContent(StudyView study) {
    return study.rows().stream().anyMatch(row -> epochs(row).findAny().isPresent());
  }

  private static Stream<EpochRecord> epochs(StudyView.Row row) {
    return row.cells().stream().flatMap(cell -> cell.epochs().stream());
  }

  private static void write(StudyView study, Html html) {
    html.leaf("p.note", lead(study));
    for (StudyView.Group group : study.groups()) {
      if (group.rows().stream().anyMatch(row -> epochs(row).findAny().isPresent())) {
        Headings.group(study, group, html);
        writeMeasures(study, group, Measure.Scale.ACCURACY, "Accuracy over epochs", html);
        writeLosses(study, group, html);
        writeMeasures(study, group, Measure.Scale.NUMBER, "Diagnostics over epochs", html);
        writeMetrics(study, group, html);
      }
    }
  }

  private static String lead(StudyView study) {
    boolean bands = study.rows().stream().anyMatch(row -> row.cells().size() > 1);
    String judged =
        study.rows().stream()
                .flatMap(CurveSection::epochs)
                .allMatch(epoch -> epoch.measures().isEmpty())
            ? " Encoders were evaluated after training only; \"online\" in a study evaluates them"
                + " meanwhile, too."
            : " Accuracies and diagnostics are measured on a part of the images while training goes"
                + " on (see \"online\" in the protocol), so their ends are not the tables'"
                + " numbers. Nothing was chosen by them.";
    return "Each point is an epoch"
        + (bands
            ? ": the mean over seeds, in a band of one sample deviation to either side."
            : ", of one seed; a band would need several.")
        + judged;
  }

  private static void writeLosses(StudyView study, StudyView.Group group, Html html) {
    List<Curve> curves =
        group.rows().stream()
            .map(row -> Curve.of(row, epoch -> OptionalDouble.of(epoch.meanLoss())))
            .filter(curve -> !curve.isEmpty())
            .toList();
    if (curves.isEmpty()) {
      return;
    }
    Headings.part(study, "Loss over epochs", html);
    html.leaf(
        "p.note",
        "Mean over the steps of each epoch. Every objective has a loss of its own, so the heights"
            + " of two charts say nothing about each other.");
    html.open("div.grid");
    for (Curve curve : curves) {
      html.open("figure");
      html.leaf("figcaption", curve.label());
      LineChart.write(html, List.of(curve), "Loss of " + curve.label(), 1);
      html.close();
    }
    html.close();
  }

  /** Deviations and learning rates say whether a training went as it should. */
  private static void writeMetrics(StudyView study, StudyView.Group group, Html html) {
    Map<String, List<Curve>> charts = new LinkedHashMap<>();
    for (String metric : METRICS) {
      put(charts, metric, group, epoch -> number(epoch.metrics().get(metric)));
    }
    writeCharts(study, group, charts, Measure.Scale.NUMBER, "Steps over epochs", html);
  }

  private static OptionalDouble number(Double metric) {
    return metric == null ? OptionalDouble.empty() : OptionalDouble.of(metric);
  }

  private static void writeMeasures(
      StudyView study, StudyView.Group group, Measure.Scale scale, String heading, Html html) {
    Map<String, List<Curve>> charts = new LinkedHashMap<>();
    for (String measure : names(group, scale)) {
      put(charts, measure, group, epoch -> value(epoch, measure));
    }
    writeCharts(study, group, charts, scale, heading, html);
  }

  private static void put(
      Map<String, List<Curve>> charts,
      String name,
      StudyView.Group group,
      Function<EpochRecord, OptionalDouble> number) {
    List<Curve> curves =
        group.rows().stream()
            .map(row -> Curve.of(row, number))
            .filter(curve -> !curve.isEmpty())
            .toList();
    if (!curves.isEmpty()) {
      charts.put(name, curves);
    }
  }

  private static void writeCharts(
      StudyView study,
      StudyView.Group group,
      Map<String, List<Curve>> charts,
      Measure.Scale scale,
      String heading,
      Html html) {
    if (charts.isEmpty()) {
      return;
    }
    Headings.part(study, heading, html);
    html.open("div.legend-scope");
    Legend.write(
        html,
        group.rows().stream()
            .filter(
                row ->
                    charts.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(curve -> curve.label().equals(row.label())))
            .map(row -> new Legend.Entry(row.label(), Colours.of(row)))
            .toList());
    html.open("div", "class", charts.size() < 3 ? "grid wide" : "grid");
    charts.forEach(
        (measure, curves) -> {
          html.open("figure");
          html.leaf("figcaption", scale == Measure.Scale.ACCURACY ? measure + " (%)" : measure);
          LineChart.write(html, curves, measure, scale == Measure.Scale.ACCURACY ? 100 : 1);
          html.close();
        });
    html.close();
    html.close();
  }

  private static List<String> names(StudyView.Group group, Measure.Scale scale) {
    return group.rows().stream()
        .flatMap(CurveSection::epochs)
        .flatMap(epoch -> epoch.measures().stream())
        .filter(measure -> measure.scale() == scale)
        .map(Measure::name)
        .distinct()
        .toList();
  }

  private static OptionalDouble value(EpochRecord epoch, String name) {
    return epoch.measures().stream()
        .filter(measure -> measure.name().equals(name))
        .mapToDouble(Measure::value)
        .findFirst();
  }

  /** Draws curves over epochs: a line for the mean, a band for one deviation to either side. */
  static final class LineChart {

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
      html.empty(
          "path", "d", "M" + String.join("L", around) + "Z", "class", "band " + curve.kind());
    }

    private static void writeLine(Html html, Curve curve, Axis x, Axis y, double factor) {
      html.open("g", "class", "series " + curve.kind());
      html.leaf("title", curve.label());
      List<String> places = new ArrayList<>();
      for (Curve.Point point : curve.points()) {
        places.add(place(x.place(point.epoch()), y.place(factor * point.numbers().mean())));
      }
      html.empty("path.line", "d", "M" + String.join("L", places));
      if (places.size() <= FEW_POINTS) {
        html.empty("path.dots", "d", "M" + String.join("h.01M", places) + "h.01");
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
              .map(
                  curve -> curve.label() + " " + precise(y, factor * curve.last().numbers().mean()))
              .collect(joining(", "));
    }

    private static String precise(Axis y, double number) {
      return String.format(Locale.ROOT, y.high() - y.low() < 0.01 ? "%.3e" : "%.3f", number);
    }
  }

  /**
   * A number over the epochs of a row, mean and deviation over its seeds.
   *
   * @param label of the row
   * @param kind how it is coloured
   * @param points in order of epochs
   */
  record Curve(String label, String kind, List<Point> points) {

    /** More points than this cannot be told apart on a page. */
    private static final int MOST_POINTS = 200;

    /** The number after an epoch. */
    record Point(int epoch, Statistics numbers) {

      double low() {
        return numbers.mean() - numbers.deviation().orElse(0);
      }

      double high() {
        return numbers.mean() + numbers.deviation().orElse(0);
      }
    }

    /**
     * Takes a number out of all epochs of a row; what is not finite is left out.
     *
     * @param number empty where it was not measured
     */
    static Curve of(StudyView.Row row, Function<EpochRecord, OptionalDouble> number) {
      SortedMap<Integer, List<Double>> byEpoch = new TreeMap<>();
      for (CellReport cell : row.cells()) {
        for (EpochRecord epoch : cell.epochs()) {
          number.apply(epoch).stream()
              .filter(Double::isFinite)
              .forEach(
                  value ->
                      byEpoch.computeIfAbsent(epoch.epoch(), key -> new ArrayList<>()).add(value));
        }
      }
      List<Point> points = new ArrayList<>();
      byEpoch.forEach((epoch, values) -> points.add(new Point(epoch, Statistics.of(values))));
      return new Curve(row.label(), Colours.of(row), thinned(points));
    }

    private static List<Point> thinned(List<Point> points) {
      if (points.size() <= MOST_POINTS) {
        return List.copyOf(points);
      }
      List<Point> kept = new ArrayList<>();
      for (int i = 0; i < MOST_POINTS; i++) {
        kept.add(points.get((int) ((long) i * (points.size() - 1) / (MOST_POINTS - 1))));
      }
      return kept;
    }

    boolean isEmpty() {
      return points.isEmpty();
    }

    /** Says whether some point is a mean of several seeds. */
    boolean hasBand() {
      return points.stream().anyMatch(point -> point.numbers().deviation().isPresent());
    }

    Point last() {
      return points.get(points.size() - 1);
    }
  }
}
