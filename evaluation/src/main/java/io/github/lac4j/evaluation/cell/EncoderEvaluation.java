package io.github.lac4j.evaluation.cell;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.evaluation.catalog.Chosen;
import io.github.lac4j.evaluation.evaluator.Evaluation;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.evaluator.PretrainedEncoder;
import io.github.lac4j.evaluation.evaluator.Subject;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The way from a trained encoder to its numbers, of studies and of single encoders. Features are
 * computed once for all evaluators.
 */
public final class EncoderEvaluation {

  private final Network encoder;
  private final CellImages images;
  private final Seed seed;
  private final Consumer<String> starting;
  private final Map<CellImages.HeldOut, Subject> subjects = new EnumMap<>(CellImages.HeldOut.class);

  /**
   * Joins an encoder with images.
   *
   * @param encoder stays open and is not changed
   * @param images what evaluators are fitted on, and what is held out
   * @param seed where the chance of evaluators starts
   * @param starting hears the name of each evaluator before it starts
   */
  public EncoderEvaluation(
      Network encoder, CellImages images, Seed seed, Consumer<String> starting) {
    this.encoder = requireNonNull(encoder, "encoder is null");
    this.images = requireNonNull(images, "images is null");
    this.seed = requireNonNull(seed, "seed is null");
    this.starting = requireNonNull(starting, "starting is null");
  }

  /**
   * Returns what an evaluator finds, its measures under its label if it has one.
   *
   * @param heldOut which images the numbers are of
   * @throws IllegalArgumentException if the encoder does not take such images, or the evaluator
   *     cannot be fitted to them
   */
  public Evaluation evaluate(Chosen<Evaluator> evaluator, CellImages.HeldOut heldOut) {
    starting.accept(evaluator.value().name());
    Evaluation found = evaluator.value().evaluate(subject(heldOut));
    return new Evaluation(
        Evaluation.labelled(evaluator.label(), found.measures()), found.confusion(), found.notes());
  }

  /** Returns what evaluators are shown. */
  Subject subject(CellImages.HeldOut heldOut) {
    return subjects.computeIfAbsent(
        heldOut, part -> new PretrainedEncoder(encoder, images.judged(part), seed));
  }
}
