package io.github.lac4j.evaluation.cell;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.split.ValidationSplit;
import java.util.Optional;

/**
 * The images of a data set, with the validation part cut off if one is kept out.
 *
 * @param splits its parts
 */
public record CellImages(DatasetSplits splits) {

  /** Checks that nothing is null. */
  public CellImages {
    requireNonNull(splits, "splits is null");
  }

  /**
   * Cuts a data set.
   *
   * @throws IllegalArgumentException if a class would have no image on one side
   */
  public static CellImages of(DatasetSplits whole, Optional<ValidationSplit> validation) {
    return new CellImages(validation.map(split -> split.of(whole)).orElse(whole));
  }

  /** Returns what is pretrained on. */
  public ImageDataset pretraining() {
    return splits.pretraining();
  }

  /**
   * Returns what evaluators are fitted on and what the numbers are of.
   *
   * @throws IllegalArgumentException if there is no validation part to judge on
   */
  public DatasetSplits judged(JudgedOn judgedOn) {
    return switch (judgedOn) {
      case TEST -> splits;
      case VALIDATION ->
          new DatasetSplits(
              splits.train(),
              splits
                  .validation()
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "No images are kept out for validation; give a share of them")));
    };
  }
}
