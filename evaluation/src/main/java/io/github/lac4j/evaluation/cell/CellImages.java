package io.github.lac4j.evaluation.cell;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.split.ValidationSplit;
import io.github.lac4j.evaluation.evaluator.EvaluationImages;
import java.util.Optional;

/**
 * The images of a data set, with the validation part cut off if one is kept out.
 *
 * @param pretraining what is pretrained on
 * @param labelled its parts; empty if nothing is to be judged
 */
public record CellImages(ImageDataset pretraining, Optional<DatasetSplits> labelled) {

  /** Checks that nothing is null. */
  public CellImages {
    requireNonNull(pretraining, "pretraining is null");
    requireNonNull(labelled, "labelled is null");
  }

  /**
   * Cuts a data set.
   *
   * @throws IllegalArgumentException if a class would have no image on one side
   */
  public static CellImages of(DatasetSplits whole, Optional<ValidationSplit> validation) {
    DatasetSplits cut = validation.map(split -> split.of(whole)).orElse(whole);
    return new CellImages(cut.pretraining(), Optional.of(cut));
  }

  /** Takes images to pretrain on, and nothing to judge on. */
  public static CellImages of(ImageDataset pretraining) {
    return new CellImages(pretraining, Optional.empty());
  }

  /**
   * Returns the parts of the data set.
   *
   * @throws IllegalArgumentException if there are none
   */
  public DatasetSplits splits() {
    return labelled.orElseThrow(
        () ->
            new IllegalArgumentException(
                "%s was opened for pretraining alone; nothing can be judged on it"
                    .formatted(pretraining.name())));
  }

  /**
   * Returns what evaluators are fitted on and what the numbers are of.
   *
   * @throws IllegalArgumentException if there is no validation part to judge on
   */
  public EvaluationImages judged(HeldOut judgedOn) {
    DatasetSplits splits = splits();
    return switch (judgedOn) {
      case TEST -> EvaluationImages.of(splits);
      case VALIDATION ->
          new EvaluationImages(
              splits.train(),
              splits
                  .validation()
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "No images are kept out for validation; give a share of them")));
    };
  }

  /** Which images the numbers of a study are of. */
  public enum HeldOut {
    /** The test images, for final numbers. */
    TEST,
    /** The part of the training images that is kept out, for choosing settings. */
    VALIDATION
  }
}
