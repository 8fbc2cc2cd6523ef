package io.github.lac4j.evaluation.study;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.registry.Definition;
import io.github.lac4j.core.registry.Registry;
import io.github.lac4j.core.view.Augmentation;
import io.github.lac4j.core.view.ViewPlan;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.folder.ImageFolder;
import io.github.lac4j.datasets.folder.ImageFolderConfig;
import io.github.lac4j.datasets.recipe.Pipeline;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.datasets.recipe.RecipeSelection;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.config.ConfigException;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Turns what a person asks for into a study that can run, or says all that is wrong with it. */
public final class StudyPlanner {

  /** The part of the settings that belongs to a folder of images. */
  private static final String FOLDER = "folder";

  private final Registry<Objective> objectives;
  private final Registry<Model> models;
  private final Map<String, DatasetDefinition> datasets;
  private final Map<String, Recipe> recipes;
  private final Registry<Evaluator> evaluators;
  private final ConfigBinder binder;

  /** Creates a planner over everything that is bound. */
  public StudyPlanner(
      Registry<Objective> objectives,
      Registry<Model> models,
      Map<String, DatasetDefinition> datasets,
      Map<String, Recipe> recipes,
      Registry<Evaluator> evaluators,
      ConfigBinder binder) {
    this.objectives = requireNonNull(objectives, "objectives is null");
    this.models = requireNonNull(models, "models is null");
    this.datasets = Map.copyOf(datasets);
    this.recipes = Map.copyOf(recipes);
    this.evaluators = requireNonNull(evaluators, "evaluators is null");
    this.binder = requireNonNull(binder, "binder is null");
  }

  /**
   * Looks up every name and binds all settings.
   *
   * @param settings by the name of an objective, an evaluator or the model, or "folder" for a
   *     folder of images: what differs from its defaults
   * @throws StudyException listing every unknown name and every wrong setting
   */
  public Study plan(StudyConfig config, Map<String, JsonNode> settings) {
    List<String> problems = new ArrayList<>();
    for (String name : settings.keySet()) {
      boolean ofFolder = name.equals(FOLDER) && config.dataset().startsWith(ImageFolder.PREFIX);
      if (!config.parts().contains(name) && !ofFolder) {
        problems.add(
            "There are settings for \"%s\", which is neither the model nor an objective or evaluator of the study"
                .formatted(name));
      }
    }
    List<Study.Row> rows = new ArrayList<>();
    for (String name : config.objectives()) {
      attempt(problems, name, () -> objective(objectives.get(name), of(settings, name)))
          .ifPresent(bound -> rows.add(new Study.Row(bound.value(), bound.settings())));
    }
    List<Evaluator> judges = new ArrayList<>();
    for (String name : config.evaluators()) {
      attempt(problems, name, () -> bound(evaluators.get(name), of(settings, name)))
          .ifPresent(bound -> judges.add(bound.value()));
    }
    Optional<Bound<Model>> model =
        attempt(
            problems,
            config.model(),
            () -> bound(models.get(config.model()), of(settings, config.model())));
    Optional<DatasetDefinition> dataset =
        config.dataset().startsWith(ImageFolder.PREFIX)
            ? attempt(problems, FOLDER, () -> folder(config.dataset(), of(settings, FOLDER)))
            : lookUp(problems, "data set", config.dataset(), datasets);
    Optional<Recipe> recipe =
        config
            .recipe()
            .flatMap(
                names -> attempt(problems, names, () -> RecipeSelection.choose(names, recipes)));
    if (recipe.isPresent() && dataset.isPresent()) {
      checkViews(problems, recipe.get(), rows, dataset.get().shape());
    }
    if (!problems.isEmpty()) {
      throw new StudyException(problems);
    }
    return new Study(
        rows,
        model.orElseThrow().value(),
        model.orElseThrow().settings(),
        dataset.orElseThrow(),
        recipe,
        config.epochs(),
        config.batchSize(),
        config.seeds(),
        judges);
  }

  /** The recipe must serve as many views as each objective takes, all of the images' own size. */
  private static void checkViews(
      List<String> problems, Recipe recipe, List<Study.Row> rows, ImageShape images) {
    for (Study.Row row : rows) {
      ViewPlan plan = row.objective().views();
      if (plan.count() > 0 && plan.augmentation() == Augmentation.CONTRASTIVE) {
        attempt(
            problems,
            row.objective().name(),
            () -> {
              recipe.requireViews(plan.count());
              requireSize(recipe, images);
              return recipe;
            });
      }
    }
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

  private DatasetDefinition folder(String name, JsonNode settings) {
    Path path = Path.of(name.substring(ImageFolder.PREFIX.length()));
    return new ImageFolder(path, binder.bind(new ImageFolderConfig(), settings));
  }

  private record Bound<T>(T value, String settings) {}

  /** Results carry the objective's own name, so it must be the one that a person asked for. */
  private <C extends Record> Bound<Objective> objective(
      Definition<C, Objective> definition, JsonNode settings) {
    Bound<Objective> bound = bound(definition, settings);
    if (!bound.value().name().equals(definition.name())) {
      throw new IllegalArgumentException(
          "The objective that %s binds as \"%s\" calls itself \"%s\"; let it be bound under its own name"
              .formatted(definition.origin(), definition.name(), bound.value().name()));
    }
    return bound;
  }

  private <C extends Record, T> Bound<T> bound(Definition<C, T> definition, JsonNode settings) {
    C bound = binder.bind(definition.defaults(), settings);
    return new Bound<>(definition.create(bound), binder.toJson(bound).toString());
  }

  private static JsonNode of(Map<String, JsonNode> settings, String name) {
    return settings.getOrDefault(name, MissingNode.getInstance());
  }

  private static <T> Optional<T> lookUp(
      List<String> problems, String kind, String name, Map<String, T> known) {
    T found = known.get(name);
    if (found == null) {
      problems.add(
          "There is no %s \"%s\"; there are %s"
              .formatted(kind, name, String.join(", ", known.keySet().stream().sorted().toList())));
    }
    return Optional.ofNullable(found);
  }

  private static <T> Optional<T> attempt(List<String> problems, String name, Supplier<T> supplier) {
    try {
      return Optional.of(supplier.get());
    } catch (ConfigException e) {
      problems.add("Settings of \"%s\": %s".formatted(name, e.getMessage()));
    } catch (IllegalArgumentException e) {
      problems.add(e.getMessage());
    }
    return Optional.empty();
  }
}
