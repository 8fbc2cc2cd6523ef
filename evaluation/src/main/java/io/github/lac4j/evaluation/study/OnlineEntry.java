package io.github.lac4j.evaluation.study;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.registry.Setting;
import java.util.List;
import java.util.Optional;

/**
 * How encoders are judged while they are being pretrained, as a person wrote it.
 *
 * @param every epochs between two judgements
 * @param images at most so many to fit on, and to judge on
 * @param evaluators what judges them
 */
public record OnlineEntry(
    @Setting(meaning = "epochs between two judgements", allowed = "1 or more") int every,
    @Setting(meaning = "the most images to fit on, and to judge on", allowed = "1 or more")
        int images,
    @Setting(meaning = "what judges them", allowed = "names, or names with settings")
        List<EvaluatorEntry> evaluators) {

  /** Returns kNN after every epoch, on 1,000 images. */
  public OnlineEntry() {
    this(1, 1000, List.of(new EvaluatorEntry("knn", Optional.empty(), Optional.empty())));
  }

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if a number is below 1
   */
  public OnlineEntry {
    evaluators = List.copyOf(requireNonNull(evaluators, "evaluators is null"));
    if (every < 1 || images < 1) {
      throw new IllegalArgumentException(
          "every is %d and images is %d; both must be 1 or more".formatted(every, images));
    }
  }
}
