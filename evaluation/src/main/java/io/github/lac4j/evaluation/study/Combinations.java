package io.github.lac4j.evaluation.study;

import static java.util.stream.Collectors.joining;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.view.ViewPlan;
import io.github.lac4j.core.view.ViewSizes;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.recipe.Pipeline;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.evaluation.catalog.Catalog;
import io.github.lac4j.evaluation.catalog.Chosen;
import io.github.lac4j.evaluation.cell.CellImages;
import io.github.lac4j.evaluation.cell.CellRunner;
import io.github.lac4j.evaluation.evaluator.EvaluationImages;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.saved.InitialEncoder;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Checks that objectives, models, images, recipes and batches fit together, by putting each pair
 * together once, and that evaluators can be fitted.
 */
final class Combinations {

  private final StudyConfig config;
  private final Catalog catalog;
  private final Executor executor;
  private final Problems problems;
  private final Optional<InitialEncoder> start;
  private final Set<String> notes = new LinkedHashSet<>();

  /**
   * The sizes of views that are not the images' own.
   *
   * @param path the setting that asks for them
   */
  private record OtherSizes(String path, Set<ImageShape> sizes) {}

  Combinations(
      StudyConfig config,
      Catalog catalog,
      Executor executor,
      Problems problems,
      Optional<InitialEncoder> start) {
    this.config = config;
    this.catalog = catalog;
    this.executor = executor;
    this.problems = problems;
    this.start = start;
  }

  void check(
      List<Chosen<Objective>> objectives, List<Chosen<Model>> models, List<Study.Images> datasets) {
    for (Study.Images dataset : datasets) {
      start.ifPresent(
          saved ->
              models.forEach(
                  model -> checkStart(saved, model, dataset.images().pretraining().shape())));
      boolean recipeIsKnown = config.recipe().isEmpty() || isKnown(config.recipe(), dataset);
      for (Chosen<Objective> objective : objectives) {
        OtherSizes sizes = sizesOfViews(objective, dataset, recipeIsKnown);
        for (Chosen<Model> model : models) {
          checkPair(objective, model, dataset.images().pretraining(), sizes);
        }
      }
    }
  }

  /** Returns what objectives noted of their settings, each note once. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  private boolean isKnown(Optional<String> recipe, Study.Images dataset) {
    ViewPlan any = ViewPlan.pairs().withAnyNumber();
    return problems
        .attempt(
            "recipe", () -> catalog.recipe(any, recipe, Optional.empty(), dataset.chosen().value()))
        .isPresent();
  }

  /**
   * Checks that a recipe serves the views that an objective takes, and that there are labels if it
   * uses them.
   */
  private OtherSizes sizesOfViews(
      Chosen<Objective> objective, Study.Images dataset, boolean recipeIsKnown) {
    String title = objective.title();
    ViewPlan plan = objective.value().views();
    ImageDataset images = dataset.images().pretraining();
    if (plan.usesLabels() && !images.labelled()) {
      problems.add(
          objective.path(),
          "\"%s\" uses labels, but the images of %s that it would be pretrained on have none; leave it out, or choose another data set"
              .formatted(title, dataset.chosen().title()));
    }
    Optional<String> own = config.recipeOf(title);
    if (plan.count() == 0) {
      own.ifPresent(
          names ->
              problems.add(
                  objective.path() + ".recipe",
                  "\"%s\" is not trained and takes no views; leave the recipe %s out"
                      .formatted(title, names)));
      return new OtherSizes(objective.path(), Set.of());
    }
    boolean shared =
        own.isEmpty()
            && config.recipe().isPresent()
            && plan.wishes().contains(ViewPlan.CONTRASTIVE);
    String blamed =
        own.isPresent() ? objective.path() + ".recipe" : shared ? "recipe" : objective.path();
    if (shared && !recipeIsKnown) {
      return new OtherSizes(blamed, Set.of());
    }
    return problems
        .attempt(
            blamed,
            () -> {
              try {
                Recipe used = catalog.recipe(plan, own, config.recipe(), dataset.chosen().value());
                return new OtherSizes(blamed, sizes(used, plan, images.shape()));
              } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                    "the views of \"%s\": %s".formatted(title, e.getMessage()), e);
              }
            })
        .orElse(new OtherSizes(blamed, Set.of()));
  }

  private static Set<ImageShape> sizes(Recipe recipe, ViewPlan plan, ImageShape images) {
    Set<ImageShape> sizes = new LinkedHashSet<>();
    for (Pipeline pipeline : recipe.pipelines()) {
      sizes.add(pipeline.resultShape(images));
    }
    if (plan.sizes() != ViewSizes.SEVERAL && sizes.size() > 1) {
      throw new IllegalArgumentException(
          "the recipe %s makes views of several sizes, %s, but the objective takes views of one size; choose another recipe, or an objective that takes several sizes"
              .formatted(
                  recipe.name(), sizes.stream().map(ImageShape::toString).collect(joining(", "))));
    }
    sizes.remove(images);
    if (plan.sizes() == ViewSizes.IMAGE && !sizes.isEmpty()) {
      throw new IllegalArgumentException(
          "the recipe %s makes views of %s from images of %s, but the objective takes views of the images' own size; choose a recipe that keeps it"
              .formatted(recipe.name(), sizes.iterator().next(), images));
    }
    return sizes;
  }

  /** Checks that a model can start from a saved encoder, in place of the drawn one of the pairs. */
  private void checkStart(InitialEncoder saved, Chosen<Model> model, ImageShape images) {
    Blueprint blueprint;
    try {
      blueprint = model.value().encoder(images, CellRunner.DATA_TYPE);
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      // The pairs of this model say so, each with its objective.
      return;
    }
    try {
      Network.of(blueprint, executor, saved.encoder()).close();
    } catch (IllegalArgumentException e) {
      problems.add(
          "init",
          "\"%s\" cannot start from %s: %s".formatted(model.title(), saved.file(), e.getMessage()));
    }
  }

  private void checkPair(
      Chosen<Objective> objective, Chosen<Model> model, ImageDataset images, OtherSizes sizes) {
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
        bind(objective, model, images, run, sizes);
      }
      if (!trains) {
        return;
      }
    }
  }

  private void bind(
      Chosen<Objective> objective,
      Chosen<Model> model,
      ImageDataset images,
      Run run,
      OtherSizes sizes) {
    try (Learner learner = objective.value().bind(model.value(), images.shape(), run)) {
      problems.attempt(
          sizes.path(),
          () -> {
            requireTaken(objective, model, learner.encoder(), images.shape(), sizes.sizes());
            return learner;
          });
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
      List<Study.Images> datasets,
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
    for (Study.Images dataset : datasets) {
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

  private static boolean haveOwnValidationPart(List<Study.Images> datasets) {
    return !datasets.isEmpty()
        && datasets.stream()
            .allMatch(dataset -> dataset.images().splits().validation().isPresent());
  }

  private void check(Chosen<Evaluator> evaluator, Study.Images dataset, EvaluationImages images) {
    try {
      evaluator.value().check(images);
    } catch (IllegalArgumentException e) {
      problems.add(
          evaluator.path(),
          "\"%s\" cannot judge encoders on %s: %s"
              .formatted(evaluator.title(), dataset.chosen().title(), e.getMessage()));
    }
  }

  /** Views of other sizes go through the encoder that is judged on whole images. */
  private static void requireTaken(
      Chosen<Objective> objective,
      Chosen<Model> model,
      Network encoder,
      ImageShape images,
      Set<ImageShape> views) {
    if (views.isEmpty()) {
      return;
    }
    long[] features = featuresOf(encoder, images);
    for (ImageShape view : views) {
      try {
        long[] found = featuresOf(encoder, view);
        if (!Arrays.equals(found, features)) {
          throw new IllegalArgumentException(
              "it makes features of %s from them, but of %s from images"
                  .formatted(Arrays.toString(found), Arrays.toString(features)));
        }
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "the recipe of \"%s\" makes views of %s from images of %s, and \"%s\" does not take both (%s); choose a model that pools over the whole image, or a recipe that keeps the size"
                .formatted(objective.title(), view, images, model.title(), e.getMessage()),
            e);
      }
    }
  }

  private static long[] featuresOf(Network encoder, ImageShape size) {
    return encoder
        .infer(Nd4j.zeros(CellRunner.DATA_TYPE, 1, size.channels(), size.height(), size.width()))
        .shape()
        .clone();
  }
}
