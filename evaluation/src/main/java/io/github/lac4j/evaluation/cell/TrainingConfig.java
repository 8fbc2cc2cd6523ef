package io.github.lac4j.evaluation.cell;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.catalog.Choice;
import java.util.List;
import java.util.Optional;

/**
 * How a learner is trained; objectives that do not train have none.
 *
 * @param views views of each image in a step
 * @param recipe name of the recipe that augments them
 * @param pipelines what the recipe does, in words, for each view or for all
 * @param batchSize N, the images of one step
 * @param epochs length of the run
 * @param extensions how the run became so long, if it was meant to be shorter, in order of time
 * @param online how the encoder is judged meanwhile
 */
public record TrainingConfig(
    int views,
    String recipe,
    List<String> pipelines,
    int batchSize,
    int epochs,
    List<Extension> extensions,
    Optional<Online> online) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if a number is below 1
   */
  public TrainingConfig {
    requireNonNull(recipe, "recipe is null");
    extensions = List.copyOf(requireNonNull(extensions, "extensions is null"));
    requireNonNull(online, "online is null");
    pipelines = List.copyOf(requireNonNull(pipelines, "pipelines is null"));
    if (views < 1 || batchSize < 1 || epochs < 1) {
      throw new IllegalArgumentException(
          "Views, batch size and epochs must be 1 or more, but are %d, %d and %d"
              .formatted(views, batchSize, epochs));
    }
  }

  /** Returns the same training with another length and another past. */
  TrainingConfig with(int otherEpochs, List<Extension> past) {
    return new TrainingConfig(views, recipe, pipelines, batchSize, otherEpochs, past, online);
  }

  /** Returns the training as it was before it was last made longer; empty if it never was. */
  Optional<TrainingConfig> beforeExtension() {
    if (extensions.isEmpty()) {
      return Optional.empty();
    }
    int last = extensions.size() - 1;
    return Optional.of(with(extensions.get(last).epochs(), extensions.subList(0, last)));
  }

  /**
   * A run that was made longer than it was meant to be. Until then its learning rate followed the
   * shorter length, so it ends in other bits than a run that was meant to be so long.
   *
   * @param epochs how long it was meant to be
   * @param step steps that were taken when it was made longer
   */
  public record Extension(int epochs, long step) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is below 1
     */
    public Extension {
      if (epochs < 1 || step < 1) {
        throw new IllegalArgumentException(
            "Epochs and step of an extension must be 1 or more, but are %d and %d"
                .formatted(epochs, step));
      }
    }
  }

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
  public record Online(
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
    public Online {
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
}
