package io.github.lac4j.evaluation.cell;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.catalog.Choice;
import java.util.List;
import java.util.Optional;

/**
 * How an encoder is judged while it is being pretrained.
 *
 * @param every epochs between two judgements
 * @param images at most so many to fit on, and to judge on
 * @param judgedOn which images it is judged on
 * @param fittedOn digest of the images that evaluators are fitted on, before some are chosen
 * @param fingerprint digest of the images that it is judged on, before some are chosen
 * @param evaluators what judges it
 */
public record OnlineConfig(
    int every,
    int images,
    CellImages.HeldOut judgedOn,
    String fittedOn,
    String fingerprint,
    List<Labelled> evaluators) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if a number is below 1
   */
  public OnlineConfig {
    requireNonNull(judgedOn, "judgedOn is null");
    requireNonNull(fittedOn, "fittedOn is null");
    requireNonNull(fingerprint, "fingerprint is null");
    evaluators = List.copyOf(requireNonNull(evaluators, "evaluators is null"));
    if (every < 1 || images < 1) {
      throw new IllegalArgumentException(
          "Encoders are judged every %d epochs on %d images; both must be 1 or more"
              .formatted(every, images));
    }
  }

  /**
   * A choice that may go by a name of its own.
   *
   * @param label what it is called in tables; empty for its own words
   * @param choice name and settings
   */
  public record Labelled(Optional<String> label, Choice choice) {

    /** Checks that nothing is null. */
    public Labelled {
      requireNonNull(label, "label is null");
      requireNonNull(choice, "choice is null");
    }
  }
}
