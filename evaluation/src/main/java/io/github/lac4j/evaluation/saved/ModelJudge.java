package io.github.lac4j.evaluation.saved;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.evaluation.catalog.Chosen;
import io.github.lac4j.evaluation.evaluator.Evaluation;
import io.github.lac4j.evaluation.evaluator.EvaluationImages;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.evaluator.PretrainedEncoder;
import io.github.lac4j.evaluation.evaluator.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Lets evaluators judge one encoder, as a study does. */
public final class ModelJudge {

  private final List<Chosen<Evaluator>> evaluators;

  /** Takes the evaluators, in the order of their answers. */
  public ModelJudge(List<Chosen<Evaluator>> evaluators) {
    this.evaluators = List.copyOf(requireNonNull(evaluators, "evaluators is null"));
  }

  /**
   * Returns what each evaluator found.
   *
   * @param encoder stays open and is not changed
   * @param images to fit evaluators on, and those held out
   * @param seed where the chance of evaluators starts
   * @param starting hears the name of each evaluator before it starts
   * @throws IllegalArgumentException if the encoder does not take such images
   */
  public List<ModelJudgement> judge(
      Network encoder, EvaluationImages images, Seed seed, Consumer<String> starting) {
    Subject subject = new PretrainedEncoder(encoder, images, seed);
    List<ModelJudgement> judgements = new ArrayList<>();
    for (Chosen<Evaluator> evaluator : evaluators) {
      starting.accept(evaluator.value().name());
      Evaluation found = evaluator.value().evaluate(subject);
      judgements.add(
          new ModelJudgement(
              evaluator.choice(), evaluator.value().protocol(), found.measures(), found.notes()));
    }
    return judgements;
  }
}
