package io.github.lac4j.evaluation.report;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.evaluator.Measure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The outcome of a study, with everything that is needed to say what its numbers mean.
 *
 * @param cells one for each objective, model, data set and seed, in the order they were run
 * @param protocol lines that state how the numbers were made, for example one for each evaluator
 * @param notes lines that a reader of the numbers must know, for example what is not finished
 * @param versions version by component, for example of lac4j, ND4J and the JVM
 * @param fingerprints digest of the images and labels by data set
 */
public record StudyResult(
    List<CellResult> cells,
    List<String> protocol,
    List<String> notes,
    Map<String, String> versions,
    Map<String, String> fingerprints) {

  /** How a line of the protocol begins that says what a column means. */
  public static final String COLUMN = "column: ";

  /**
   * Copies lists and maps; their order is kept.
   *
   * @throws IllegalArgumentException if two cells have the same objective, model, data set and seed
   */
  public StudyResult {
    cells = List.copyOf(requireNonNull(cells, "cells is null"));
    protocol = List.copyOf(requireNonNull(protocol, "protocol is null"));
    notes = List.copyOf(requireNonNull(notes, "notes is null"));
    versions =
        Collections.unmodifiableMap(
            new LinkedHashMap<>(requireNonNull(versions, "versions is null")));
    fingerprints =
        Collections.unmodifiableMap(
            new LinkedHashMap<>(requireNonNull(fingerprints, "fingerprints is null")));
    requireDistinct(cells);
  }

  /** Creates a result of which nothing is to be noted. */
  public StudyResult(
      List<CellResult> cells,
      List<String> protocol,
      Map<String, String> versions,
      Map<String, String> fingerprints) {
    this(cells, protocol, List.of(), versions, fingerprints);
  }

  private static void requireDistinct(List<CellResult> cells) {
    Set<List<Object>> seen = new LinkedHashSet<>();
    for (CellResult cell : cells) {
      if (!seen.add(List.of(cell.dataset(), cell.model(), cell.objective(), cell.seed()))) {
        throw new IllegalArgumentException(
            "Two cells are of %s, %s, %s and seed %d; a deviation over seeds needs different ones"
                .formatted(cell.dataset(), cell.model(), cell.objective(), cell.seed()));
      }
    }
  }

  /** What a line of the protocol says of a study whose numbers are of validation images. */
  public static final String NOT_OF_TEST_IMAGES = "not on test images";

  /** Says whether the numbers are of validation images, on which settings may be chosen. */
  public boolean isOfValidationImages() {
    return protocol.stream().anyMatch(line -> line.contains(NOT_OF_TEST_IMAGES));
  }

  /** Returns what the columns mean, a line for each that does not say so itself. */
  public List<String> meanings() {
    return protocol.stream()
        .filter(line -> line.startsWith(COLUMN))
        .map(line -> line.substring(COLUMN.length()))
        .toList();
  }

  /** Returns the scale of every measure, in the order in which the cells name them first. */
  public Map<String, Measure.Scale> measures() {
    Map<String, Measure.Scale> measures = new LinkedHashMap<>();
    for (CellResult cell : cells) {
      cell.measures().forEach(measure -> measures.putIfAbsent(measure.name(), measure.scale()));
    }
    return measures;
  }

  /** Returns the cells brought together over their seeds, in order of first appearance. */
  public List<ResultRow> rows() {
    Map<List<String>, List<CellResult>> groups = new LinkedHashMap<>();
    for (CellResult cell : cells) {
      groups
          .computeIfAbsent(
              List.of(cell.dataset(), cell.model(), cell.objective()), key -> new ArrayList<>())
          .add(cell);
    }
    return groups.values().stream().map(StudyResult::row).toList();
  }

  /** Returns the rows by data set and model, in order of first appearance. */
  public List<ResultGroup> groups() {
    Map<List<String>, List<ResultRow>> groups = new LinkedHashMap<>();
    for (ResultRow row : rows()) {
      groups
          .computeIfAbsent(List.of(row.dataset(), row.model()), key -> new ArrayList<>())
          .add(row);
    }
    return groups.values().stream()
        .map(rows -> new ResultGroup(rows.get(0).dataset(), rows.get(0).model(), rows))
        .toList();
  }

  /** Returns the cells of one table, in the order they were run. */
  List<CellResult> cells(ResultGroup group) {
    return cells.stream()
        .filter(
            cell -> cell.dataset().equals(group.dataset()) && cell.model().equals(group.model()))
        .toList();
  }

  private static ResultRow row(List<CellResult> group) {
    CellResult first = group.get(0);
    Map<String, Measure.Scale> scales = new LinkedHashMap<>();
    Map<String, List<Double>> numbers = new LinkedHashMap<>();
    for (CellResult cell : group) {
      for (Measure measure : cell.measures()) {
        scales.putIfAbsent(measure.name(), measure.scale());
        numbers.computeIfAbsent(measure.name(), key -> new ArrayList<>()).add(measure.value());
      }
    }
    List<MeasureStatistics> measures = new ArrayList<>();
    numbers.forEach(
        (name, list) ->
            measures.add(new MeasureStatistics(name, scales.get(name), Statistics.of(list))));
    return new ResultRow(
        first.dataset(),
        first.model(),
        first.objective(),
        group.size(),
        group.stream().allMatch(cell -> cell.steps() == 0),
        measures,
        Statistics.of(group.stream().map(CellResult::trainingSeconds).toList()),
        Statistics.of(group.stream().map(CellResult::peakMemoryMegabytes).toList()));
  }

  /**
   * The rows that may be compared with each other: those of one data set and model.
   *
   * @param dataset name of the data set
   * @param model name of the model
   * @param rows one for each objective, in order of first appearance
   */
  public record ResultGroup(String dataset, String model, List<ResultRow> rows) {

    /** Copies the list. */
    public ResultGroup {
      requireNonNull(dataset, "dataset is null");
      requireNonNull(model, "model is null");
      rows = List.copyOf(requireNonNull(rows, "rows is null"));
    }

    /** Returns the row that the others are compared with: the first that took no training step. */
    public Optional<ResultRow> control() {
      return rows.stream().filter(ResultRow::untrained).findFirst();
    }

    /** Returns what stands over the group's table. */
    public String heading() {
      return dataset + ", " + model;
    }
  }

  /**
   * The cells of a study that differ in their seed only, as one line of its table.
   *
   * @param dataset name of the data set
   * @param model name of the model
   * @param objective name of the objective
   * @param seeds how many cells
   * @param untrained whether no cell took a training step: the control without pretraining
   * @param measures what the evaluators found over the seeds, in the order of the columns
   * @param trainingSeconds time of pretraining over the seeds
   * @param peakMemoryMegabytes peak memory over the seeds
   */
  public record ResultRow(
      String dataset,
      String model,
      String objective,
      int seeds,
      boolean untrained,
      List<MeasureStatistics> measures,
      Statistics trainingSeconds,
      Statistics peakMemoryMegabytes) {

    /** Copies the list. */
    public ResultRow {
      requireNonNull(dataset, "dataset is null");
      requireNonNull(model, "model is null");
      requireNonNull(objective, "objective is null");
      requireNonNull(trainingSeconds, "trainingSeconds is null");
      requireNonNull(peakMemoryMegabytes, "peakMemoryMegabytes is null");
      measures = List.copyOf(requireNonNull(measures, "measures is null"));
    }

    /** Returns a measure by its name, if it was taken. */
    public Optional<MeasureStatistics> measure(String name) {
      return measures.stream().filter(measure -> measure.name().equals(name)).findFirst();
    }
  }

  /**
   * A measure over the seeds of a row.
   *
   * @param name what stands over its column
   * @param scale how the numbers are to be read
   * @param statistics over the seeds
   */
  public record MeasureStatistics(String name, Measure.Scale scale, Statistics statistics) {

    /** Checks that nothing is missing. */
    public MeasureStatistics {
      requireNonNull(name, "name is null");
      requireNonNull(scale, "scale is null");
      requireNonNull(statistics, "statistics is null");
    }
  }
}
