package io.github.lac4j.evaluation.saved;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.environment.Software;
import java.util.List;

/**
 * Everything that was found out about a model, and what it was found with.
 *
 * @param model the file
 * @param parameters how many numbers the model has
 * @param data name of the data set
 * @param fittedOn digest of the images that evaluators were fitted on
 * @param images digest of the images that the numbers are of
 * @param seed where the chance of evaluators started
 * @param software versions of the programs
 * @param judgements what each evaluator found
 */
public record ModelReport(
    String model,
    long parameters,
    String data,
    String fittedOn,
    String images,
    long seed,
    Software software,
    List<ModelJudgement> judgements) {

  /** Copies the list. */
  public ModelReport {
    requireNonNull(model, "model is null");
    requireNonNull(data, "data is null");
    requireNonNull(fittedOn, "fittedOn is null");
    requireNonNull(images, "images is null");
    requireNonNull(software, "software is null");
    judgements = List.copyOf(requireNonNull(judgements, "judgements is null"));
  }
}
