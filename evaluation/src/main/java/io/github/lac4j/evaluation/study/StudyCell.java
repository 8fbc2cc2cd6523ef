package io.github.lac4j.evaluation.study;

import java.util.List;
import java.util.Optional;

/**
 * A place in a study's table, and the cell that fills it.
 *
 * @param row what the row is called
 * @param model what the model is called
 * @param dataset what the data set is called
 * @param seed the seed
 * @param id the cell's identity, which names its folder
 * @param judgings what judges it, in the order of the columns
 */
public record StudyCell(
    String row, String model, String dataset, long seed, String id, List<Judging> judgings) {

  public StudyCell {
    judgings = List.copyOf(judgings);
  }

  /** Returns the place in words. */
  public String title() {
    return "%s, seed %d".formatted(row, seed);
  }

  /**
   * One evaluator of a cell.
   *
   * @param id identity of what it is asked
   * @param label what its columns are called; empty for its own words
   */
  public record Judging(String id, Optional<String> label) {}
}
