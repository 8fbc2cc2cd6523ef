package io.github.lac4j.evaluation.cell;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What is to be done for a cell.
 *
 * @param cell what is pretrained
 * @param dataset the name under which its images are found
 * @param judgings what judges it, in the order of the columns; empty to pretrain only
 * @param checkpoints how often the state is saved
 * @param metricsEvery steps between two lines of metrics
 */
public record CellOrder(
    CellConfig cell,
    String dataset,
    List<JudgingConfig> judgings,
    CheckpointConfig checkpoints,
    int metricsEvery) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if {@code metricsEvery} is below 1
   */
  public CellOrder {
    requireNonNull(cell, "cell is null");
    requireNonNull(dataset, "dataset is null");
    requireNonNull(checkpoints, "checkpoints is null");
    judgings = List.copyOf(requireNonNull(judgings, "judgings is null"));
    if (metricsEvery < 1) {
      throw new IllegalArgumentException(
          "metricsEvery is %d; it must be 1 or more".formatted(metricsEvery));
    }
  }

  /** Returns the same order for another cell of the same images. */
  public CellOrder with(CellConfig other) {
    return new CellOrder(other, dataset, judgings, checkpoints, metricsEvery);
  }

  /** Says whether images need no labels: nothing is judged, and no validation part is cut off. */
  boolean judgesNothing() {
    return judgings.isEmpty()
        && cell.data().validation().isEmpty()
        && cell.training().flatMap(TrainingConfig::online).isEmpty();
  }
}
