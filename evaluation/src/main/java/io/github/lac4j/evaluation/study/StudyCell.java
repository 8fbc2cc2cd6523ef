package io.github.lac4j.evaluation.study;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.cell.CellOrder;

/**
 * A place in a study's table, and what has to be done to fill it.
 *
 * @param row what the row is called: the objective, and the batch size where that varies
 * @param model what the model is called
 * @param dataset what the data set is called
 * @param seed the seed
 * @param id identity of the cell's configuration
 * @param order what is to be done
 */
public record StudyCell(
    String row, String model, String dataset, long seed, String id, CellOrder order) {

  /** Checks that nothing is null. */
  public StudyCell {
    requireNonNull(row, "row is null");
    requireNonNull(model, "model is null");
    requireNonNull(dataset, "dataset is null");
    requireNonNull(id, "id is null");
    requireNonNull(order, "order is null");
  }
}
