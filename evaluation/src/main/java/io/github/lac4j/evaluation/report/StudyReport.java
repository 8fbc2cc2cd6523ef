package io.github.lac4j.evaluation.report;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A study with everything that a report can show of it.
 *
 * @param name what the study is called
 * @param result its numbers
 * @param cells the finished cells, in the order of {@code result}
 * @param failures the cells that have no result
 * @param command the words of the command line that runs the study again; empty if there is none
 */
public record StudyReport(
    String name,
    StudyResult result,
    List<CellReport> cells,
    List<CellFailure> failures,
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
    command = List.copyOf(requireNonNull(command, "command is null"));
    if (!cells.stream().map(CellReport::cell).toList().equals(result.cells())) {
      throw new IllegalArgumentException(
          "The %d reported cells of %s must be the %d cells of its result, in their order"
              .formatted(cells.size(), name, result.cells().size()));
    }
  }
}
