package io.github.lac4j.evaluation.study;

import io.github.lac4j.evaluation.cell.JudgedOn;
import io.github.lac4j.evaluation.evaluator.EvaluationImages;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import java.util.List;

/**
 * Checks that encoders can be judged on the images as they should be, so that nobody learns that
 * they cannot when everything is pretrained.
 */
final class Judgeability {

  private final StudyConfig config;
  private final Problems problems;

  Judgeability(StudyConfig config, Problems problems) {
    this.config = config;
    this.problems = problems;
  }

  void check(
      List<StudyImages> datasets,
      List<Found<Evaluator>> evaluators,
      List<Found<Evaluator>> online) {
    if (config.judgedOn() == JudgedOn.VALIDATION
        && config.validation().isEmpty()
        && !haveOwnValidationPart(datasets)) {
      if (!problems.isRefused("validation")) {
        problems.add(
            "judgedOn",
            "judgedOn = validation: no images are kept out for validation; give validation a"
                + " share, for example {share: 0.1, seed: 0}");
      }
      return;
    }
    for (StudyImages dataset : datasets) {
      EvaluationImages judged = dataset.images().judged(config.judgedOn());
      if (judged.held().classNames().size() < 2) {
        problems.add(
            "datasets",
            "%s has the one class \"%s\" (%s); encoders are evaluated by how well they tell classes apart, so give it images of another class, or use it with lac pretrain"
                .formatted(
                    dataset.part().title(),
                    String.join("", judged.held().classNames()),
                    judged.held().source()));
        continue;
      }
      evaluators.forEach(evaluator -> check(evaluator, dataset, judged));
      config
          .online()
          .map(entry -> judged.atMost(entry.images(), entry.images()))
          .ifPresent(some -> online.forEach(evaluator -> check(evaluator, dataset, some)));
    }
  }

  private static boolean haveOwnValidationPart(List<StudyImages> datasets) {
    return !datasets.isEmpty()
        && datasets.stream()
            .allMatch(dataset -> dataset.images().splits().validation().isPresent());
  }

  private void check(Found<Evaluator> evaluator, StudyImages dataset, EvaluationImages images) {
    try {
      evaluator.part().value().check(images);
    } catch (IllegalArgumentException e) {
      problems.add(
          evaluator.path(),
          "\"%s\" cannot judge encoders on %s: %s"
              .formatted(evaluator.part().title(), dataset.part().title(), e.getMessage()));
    }
  }
}
