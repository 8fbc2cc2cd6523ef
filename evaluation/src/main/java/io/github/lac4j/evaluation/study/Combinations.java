package io.github.lac4j.evaluation.study;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.view.Augmentation;
import io.github.lac4j.core.view.ViewPlan;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.recipe.Pipeline;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.evaluation.catalog.Catalog;
import io.github.lac4j.evaluation.catalog.Chosen;
import io.github.lac4j.evaluation.cell.CellImages;
import io.github.lac4j.evaluation.cell.CellRunner;
import io.github.lac4j.evaluation.evaluator.EvaluationImages;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks that objectives, models, images, recipes and batches fit together, by putting each pair
 * together once, and that evaluators can be fitted.
 */
final class Combinations {

  private final StudyConfig config;
  private final Optional<Recipe> recipe;
  private final Catalog catalog;
  private final Executor executor;
  private final Problems problems;
  private final Set<String> notes = new LinkedHashSet<>();

  Combinations(
      StudyConfig config,
      Optional<Recipe> recipe,
      Catalog catalog,
      Executor executor,
      Problems problems) {
    this.config = config;
    this.recipe = recipe;
    this.catalog = catalog;
    this.executor = executor;
    this.problems = problems;
  }

  void check(
      List<Chosen<Objective>> objectives, List<Chosen<Model>> models, List<StudyImages> datasets) {
    for (StudyImages dataset : datasets) {
      for (Chosen<Objective> objective : objectives) {
        checkRecipe(objective, dataset);
        for (Chosen<Model> model : models) {
          checkPair(objective, model, dataset.images().pretraining());
        }
      }
    }
  }

  /** Returns what objectives noted of their settings, each note once. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /** The recipe must serve as many views as the objective takes, all of the images' own size. */
  private void checkRecipe(Chosen<Objective> objective, StudyImages dataset) {
    ViewPlan plan = objective.value().views();
    if (plan.count() == 0) {
      return;
    }
    boolean chosen = plan.augmentation() == Augmentation.CONTRASTIVE && recipe.isPresent();
    String blamed = chosen ? "recipe" : objective.path();
    problems
        .attempt(
            blamed,
            () ->
                chosen
                    ? recipe.get()
                    : catalog.recipe(dataset.chosen().value().recipe(plan.augmentation())))
        .ifPresent(
            used ->
                problems.attempt(
                    blamed,
                    () -> {
                      used.requireViews(plan.count());
                      requireSize(used, dataset.images().pretraining().shape());
                      return used;
                    }));
  }

  private static void requireSize(Recipe recipe, ImageShape images) {
    for (Pipeline pipeline : recipe.pipelines()) {
      ImageShape views = pipeline.resultShape(images);
      if (!views.equals(images)) {
        throw new IllegalArgumentException(
            "The recipe %s makes views of %s from images of %s, but encoders are judged on whole images; choose a recipe that keeps their size"
                .formatted(recipe.name(), views, images));
      }
    }
  }

  private void checkPair(Chosen<Objective> objective, Chosen<Model> model, ImageDataset images) {
    boolean trains = objective.value().views().count() > 0;
    for (int i = 0; i < config.batchSizes().size(); i++) {
      int batchSize = trains ? config.batchSizes().get(i) : 1;
      if (batchSize > images.size()) {
        problems.add(
            "batchSizes[" + i + "]",
            "a batch of %d images cannot be filled from the %d of %s; choose a batch size of at most %d"
                .formatted(batchSize, images.size(), images.name(), images.size()));
      } else {
        Run run =
            new Run(
                new Seed(0),
                batchSize,
                images.size() / batchSize,
                trains ? config.epochs().orElse(1) : 1,
                CellRunner.DATA_TYPE,
                executor);
        bind(objective, model, images, run);
      }
      if (!trains) {
        return;
      }
    }
  }

  private void bind(
      Chosen<Objective> objective, Chosen<Model> model, ImageDataset images, Run run) {
    try (Learner learner = objective.value().bind(model.value(), images.shape(), run)) {
      // That it can be made is all there is to know.
      learner.encoder();
      objective
          .value()
          .notes(run)
          .forEach(note -> notes.add("%s: %s".formatted(objective.title(), note)));
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      problems.add(
          objective.path(),
          "\"%s\" cannot train \"%s\" on images of %s in batches of %d: %s"
              .formatted(
                  objective.title(),
                  model.title(),
                  images.shape(),
                  run.batchSize(),
                  e.getMessage()));
    }
  }

  /**
   * Checks that encoders can be evaluated on the images, so that nobody learns that they cannot
   * when everything is pretrained.
   */
  void checkEvaluation(
      List<StudyImages> datasets,
      List<Chosen<Evaluator>> evaluators,
      List<Chosen<Evaluator>> online) {
    if (config.judgedOn() == CellImages.HeldOut.VALIDATION
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
                    dataset.chosen().title(),
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

  private void check(Chosen<Evaluator> evaluator, StudyImages dataset, EvaluationImages images) {
    try {
      evaluator.value().check(images);
    } catch (IllegalArgumentException e) {
      problems.add(
          evaluator.path(),
          "\"%s\" cannot judge encoders on %s: %s"
              .formatted(evaluator.title(), dataset.chosen().title(), e.getMessage()));
    }
  }
}
