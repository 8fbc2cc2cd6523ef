package io.github.lac4j.evaluation.cell;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.random.Seed;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.split.TrainValidation;
import java.util.Optional;

/**
 * The images of a data set with the validation part cut off, if one is kept out.
 *
 * @param remaining the parts without the validation images
 * @param validation the images that are kept out
 */
public record CellImages(DatasetSplits remaining, Optional<ImageDataset> validation) {

  /** Checks that nothing is null. */
  public CellImages {
    requireNonNull(remaining, "remaining is null");
    requireNonNull(validation, "validation is null");
  }

  /**
   * Cuts a data set.
   *
   * @throws IllegalArgumentException if a class would have no image on one side
   */
  public static CellImages of(DatasetSplits whole, Optional<Validation> validation) {
    if (validation.isEmpty()) {
      return new CellImages(whole, Optional.empty());
    }
    Seed seed = new Seed(validation.get().seed()).derive("validation");
    TrainValidation cut = TrainValidation.cut(whole.train(), validation.get().share(), seed);
    return new CellImages(
        new DatasetSplits(cut.train(), whole.test(), whole.unlabelled()),
        Optional.of(cut.validation()));
  }

  /** Returns what is pretrained on. */
  public ImageDataset pretraining() {
    return remaining.pretraining();
  }

  /**
   * Returns what evaluators are fitted on and what the numbers are of.
   *
   * @throws IllegalArgumentException if there is no validation part to judge on
   */
  public DatasetSplits judged(JudgedOn judgedOn) {
    return switch (judgedOn) {
      case TEST -> remaining;
      case VALIDATION ->
          new DatasetSplits(
              remaining.train(),
              validation.orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "No images are kept out for validation; give a share of them")));
    };
  }
}
