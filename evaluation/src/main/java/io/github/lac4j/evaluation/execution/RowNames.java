package io.github.lac4j.evaluation.execution;

/**
 * What rows are called in a line of text.
 *
 * @param several whether rows differ in more than the objective, so that their names need the model
 *     and the data set
 */
record RowNames(boolean several) {

  String of(String dataset, String model, String row) {
    return several ? "%s, %s, %s".formatted(dataset, model, row) : row;
  }
}
