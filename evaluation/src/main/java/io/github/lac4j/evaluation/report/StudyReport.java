package io.github.lac4j.evaluation.report;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.evaluator.ConfusionMatrix;
import io.github.lac4j.evaluation.online.EpochRecord;
import io.github.lac4j.evaluation.sample.SamplePictures;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A study with everything that a report can show of it.
 *
 * @param name what the study is called
 * @param result its numbers
 * @param cells the finished cells, in the order of {@code result}
 * @param failures the cells that have no result
 * @param epochs how many epochs the trained cells took; several if they differ
 * @param command the words of the command line that runs the study again; empty if there is none
 */
public record StudyReport(
    String name,
    StudyResult result,
    List<CellReport> cells,
    List<CellFailure> failures,
    SortedSet<Integer> epochs,
    List<String> command) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if the cells are not those of the result
   */
  public StudyReport {
    requireNonNull(name, "name is null");
    requireNonNull(result, "result is null");
    cells = List.copyOf(requireNonNull(cells, "cells is null"));
    failures = List.copyOf(requireNonNull(failures, "failures is null"));
    epochs =
        Collections.unmodifiableSortedSet(new TreeSet<>(requireNonNull(epochs, "epochs is null")));
    command = List.copyOf(requireNonNull(command, "command is null"));
    if (!cells.stream().map(CellReport::cell).toList().equals(result.cells())) {
      throw new IllegalArgumentException(
          "The %d reported cells of %s must be the %d cells of its result, in their order"
              .formatted(cells.size(), name, result.cells().size()));
    }
  }

  /**
   * A finished cell with everything that a report can show of it.
   *
   * @param id its identity, which names its folder
   * @param cell its numbers
   * @param epochs how it got there, in order of epochs; empty if it did not train
   * @param confusions the answers behind its accuracies, by the name of the measure
   * @param samples its pictures and points, if they were made
   */
  public record CellReport(
      String id,
      CellResult cell,
      List<EpochRecord> epochs,
      Map<String, ConfusionMatrix> confusions,
      Optional<SamplePictures> samples) {

    /** Copies list and map; their order is kept. */
    public CellReport {
      requireNonNull(id, "id is null");
      requireNonNull(cell, "cell is null");
      requireNonNull(samples, "samples is null");
      epochs = List.copyOf(requireNonNull(epochs, "epochs is null"));
      confusions =
          Collections.unmodifiableMap(
              new LinkedHashMap<>(requireNonNull(confusions, "confusions is null")));
    }
  }

  /**
   * A cell that has no result, because its training diverged or collapsed.
   *
   * @param objective label of the row
   * @param model name of the model
   * @param dataset name of the data set
   * @param seed where the run's chance started
   * @param reason what happened, at which step, and what to try
   */
  public record CellFailure(
      String objective, String model, String dataset, long seed, String reason) {

    /** Checks that nothing is missing. */
    public CellFailure {
      requireNonNull(objective, "objective is null");
      requireNonNull(model, "model is null");
      requireNonNull(dataset, "dataset is null");
      requireNonNull(reason, "reason is null");
    }
  }
}
