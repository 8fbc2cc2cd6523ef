package io.github.lac4j.evaluation.cell;

import static java.util.Objects.requireNonNull;

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
    Optional<OnlineConfig> online) {

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
}
