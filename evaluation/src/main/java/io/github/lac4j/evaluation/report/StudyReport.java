package io.github.lac4j.evaluation.report;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
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
}
