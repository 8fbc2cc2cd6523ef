package io.github.lac4j.evaluation.catalog;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.registry.Definition;
import io.github.lac4j.core.registry.Registry;
import io.github.lac4j.core.registry.Spelling;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.folder.ImageFolder;
import io.github.lac4j.datasets.folder.ImageFolderConfig;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.datasets.recipe.RecipeSelection;
import io.github.lac4j.datasets.split.SubsetConfig;
import io.github.lac4j.datasets.split.TrainingSubset;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds objectives, models, data sets, recipes and evaluators by name and makes them from settings.
 *
 * <p>Every method throws an {@link IllegalArgumentException} that lists the names there are if
 * there is none of that name, and a {@link io.github.lac4j.evaluation.config.ConfigException} if
 * settings are wrong.
 */
public final class Catalog {

  private static final Set<String> SUBSET_KEYS =
      Arrays.stream(SubsetConfig.class.getRecordComponents())
          .map(component -> Spelling.canonical(component.getName()))
          .collect(Collectors.toUnmodifiableSet());

  private final Registry<Objective> objectives;
  private final Registry<Model> models;
  private final Registry<DatasetDefinition> datasets;
  private final Map<String, Recipe> recipes;
  private final Registry<Evaluator> evaluators;
  private final ConfigBinder binder;

  /** Creates a catalogue of everything that is bound. */
  public Catalog(
      Registry<Objective> objectives,
      Registry<Model> models,
      Registry<DatasetDefinition> datasets,
      Map<String, Recipe> recipes,
      Registry<Evaluator> evaluators,
      ConfigBinder binder) {
    this.objectives = requireNonNull(objectives, "objectives is null");
    this.models = requireNonNull(models, "models is null");
    this.datasets = requireNonNull(datasets, "datasets is null");
    this.recipes = new TreeMap<>(recipes);
    this.evaluators = requireNonNull(evaluators, "evaluators is null");
    this.binder = requireNonNull(binder, "binder is null");
  }

  /**
   * Makes an objective.
   *
   * @param settings what differs from the defaults
   */
  public Chosen<Objective> objective(String name, ObjectNode settings) {
    Definition<? extends Record, Objective> definition = objectives.get(name);
    Chosen<Objective> chosen = make(definition, settings);
    if (!chosen.value().name().equals(name)) {
      throw new IllegalArgumentException(
          "The objective that %s binds as \"%s\" calls itself \"%s\"; let it be bound under its own name"
              .formatted(definition.origin(), name, chosen.value().name()));
    }
    return chosen;
  }

  /**
   * Makes a model.
   *
   * @param settings what differs from the defaults
   */
  public Chosen<Model> model(String name, ObjectNode settings) {
    return make(models.get(name), settings);
  }

  /**
   * Makes an evaluator.
   *
   * @param settings what differs from the defaults
   */
  public Chosen<Evaluator> evaluator(String name, ObjectNode settings) {
    return make(evaluators.get(name), settings);
  }

  /**
   * Finds a data set; it is not opened.
   *
   * @param name its name, or {@code folder:<path>}
   * @param settings what differs from the defaults: {@link ImageFolderConfig} of a folder; of every
   *     other those of the set itself and {@link SubsetConfig}
   */
  public Chosen<DatasetDefinition> dataset(String name, ObjectNode settings) {
    if (ImageFolder.isNamedBy(name)) {
      ImageFolderConfig config = binder.bind(new ImageFolderConfig(), settings);
      return new Chosen<>(new Choice(name, binder.toJson(config)), ImageFolder.named(name, config));
    }
    return subset(datasets.get(name, ImageFolder.meantBy(name)), settings);
  }

  /** Makes a set of its own settings, and the part of it that the others choose. */
  private <C extends Record> Chosen<DatasetDefinition> subset(
      Definition<C, DatasetDefinition> definition, ObjectNode settings) {
    boolean hasOwn = definition.settings().getRecordComponents().length > 0;
    ObjectNode own = settings.objectNode();
    ObjectNode ofSubset = settings.objectNode();
    for (var setting : settings.properties()) {
      boolean isOwn = hasOwn && !SUBSET_KEYS.contains(Spelling.canonical(setting.getKey()));
      (isOwn ? own : ofSubset).set(setting.getKey(), setting.getValue());
    }
    SubsetConfig config = binder.bind(new SubsetConfig(), ofSubset);
    C bound = binder.bind(definition.defaults(), own);
    ObjectNode all = binder.toJson(bound);
    all.setAll(binder.toJson(config));
    return new Chosen<>(
        new Choice(definition.name(), all), new TrainingSubset(definition.create(bound), config));
  }

  /** Returns all objectives that are bound, in the order of their names. */
  public List<Definition<? extends Record, Objective>> objectives() {
    return objectives.all();
  }

  /** Returns all models that are bound, in the order of their names. */
  public List<Definition<? extends Record, Model>> models() {
    return models.all();
  }

  /** Returns all evaluators that are bound, in the order of their names. */
  public List<Definition<? extends Record, Evaluator>> evaluators() {
    return evaluators.all();
  }

  /**
   * Returns all data sets that are bound, with their default settings, in the order of their names;
   * folders are not.
   */
  public List<DatasetDefinition> datasets() {
    return datasets.all().stream().map(Definition::create).toList();
  }

  /** Returns how all data sets that are bound are made, in the order of their names. */
  List<Definition<? extends Record, DatasetDefinition>> datasetDefinitions() {
    return datasets.all();
  }

  /** Returns all recipes that are bound, in the order of their names. */
  public List<Recipe> recipes() {
    return List.copyOf(recipes.values());
  }

  /** Finds a recipe, or puts one together from a name for each view, separated by commas. */
  public Recipe recipe(String names) {
    return RecipeSelection.choose(names, recipes);
  }

  private <C extends Record, T> Chosen<T> make(Definition<C, T> definition, ObjectNode settings) {
    C bound = binder.bind(definition.defaults(), settings);
    return new Chosen<>(
        new Choice(definition.name(), binder.toJson(bound), PluginDigest.of(definition.origin())),
        definition.create(bound));
  }
}
