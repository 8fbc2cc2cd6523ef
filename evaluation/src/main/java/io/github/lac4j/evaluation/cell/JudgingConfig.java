package io.github.lac4j.evaluation.cell;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.catalog.Choice;

/**
 * Everything that decides what an evaluator finds out about a cell's encoder.
 *
 * @param evaluator name and settings
 * @param judgedOn which images the numbers are of
 * @param fittedOn digest of the images that the evaluator is fitted on
 * @param images digest of the images that the numbers are of
 */
public record JudgingConfig(
    Choice evaluator, CellImages.HeldOut judgedOn, String fittedOn, String images) {

  /** Checks that nothing is null. */
  public JudgingConfig {
    requireNonNull(evaluator, "evaluator is null");
    requireNonNull(judgedOn, "judgedOn is null");
    requireNonNull(fittedOn, "fittedOn is null");
    requireNonNull(images, "images is null");
  }
}
