package io.github.lac4j.evaluation.report;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.evaluator.Measure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
  static final String COLUMN = "column: ";

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
}
