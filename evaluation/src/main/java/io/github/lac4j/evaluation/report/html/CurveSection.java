package io.github.lac4j.evaluation.report.html;

import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.online.EpochRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/** How losses, accuracies and diagnostics went over the epochs. */
final class CurveSection implements Section {

  private static final List<String> METRICS =
      List.of(StepReport.EMBEDDING_DEVIATION, StepReport.LEARNING_RATE);

  @Override
  public String id() {
    return "training";
  }

  @Override
  public String title() {
    return "Training";
  }

  @Override
  public boolean hasContent(StudyView study) {
    return study.rows().stream().anyMatch(row -> epochs(row).findAny().isPresent());
  }

  private static Stream<EpochRecord> epochs(StudyView.Row row) {
    return row.cells().stream().flatMap(cell -> cell.epochs().stream());
  }

  @Override
  public void write(StudyView study, Html html) {
    html.leaf("p", lead(study), "class", "note");
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
            ? " Encoders were judged after training only; \"online\" in a study judges them"
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
        "p",
        "Mean over the steps of each epoch. Every objective has a loss of its own, so the heights"
            + " of two charts say nothing about each other.",
        "class",
        "note");
    html.open("div", "class", "grid");
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
    html.open("div", "class", "legend-scope");
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
}
