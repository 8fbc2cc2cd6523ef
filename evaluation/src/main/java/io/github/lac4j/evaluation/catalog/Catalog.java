package io.github.lac4j.evaluation.catalog;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.registry.Definition;
import io.github.lac4j.core.registry.Registries;
import io.github.lac4j.core.registry.Registry;
import io.github.lac4j.core.registry.Spelling;
import io.github.lac4j.core.view.ViewPlan;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.folder.ImageFolder;
import io.github.lac4j.datasets.folder.ImageFolderConfig;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.datasets.recipe.RecipeSelection;
import io.github.lac4j.datasets.split.TrainingSubset;
import io.github.lac4j.datasets.split.TrainingSubset.SubsetConfig;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
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

  private final Registries named;
  private final ConfigBinder binder;

  /** Creates a catalogue of everything that has a name. */
  public Catalog(Registries named, ConfigBinder binder) {
    this.named = requireNonNull(named, "named is null");
    this.binder = requireNonNull(binder, "binder is null");
  }

  /**
   * Makes an objective.
   *
   * @param settings what differs from the defaults
   */
  public Chosen<Objective> objective(String name, ObjectNode settings) {
    Definition<? extends Record, Objective> definition = objectives().get(name);
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
    return make(models().get(name), settings);
  }

  /**
   * Makes an evaluator.
   *
   * @param settings what differs from the defaults
   */
  public Chosen<Evaluator> evaluator(String name, ObjectNode settings) {
    return make(evaluators().get(name), settings);
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
    return subset(named.of(DatasetDefinition.class).get(name, ImageFolder.meantBy(name)), settings);
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

  /** Returns everything that has a name. */
  public Registries named() {
    return named;
  }

  /** Returns the file name of the plug-in that a definition comes from; empty for lac4j's own. */
  public static Optional<String> plugin(Definition<?, ?> definition) {
    return PluginDigest.jarName(definition.origin());
  }

  /** Returns the objectives. */
  public Registry<Objective> objectives() {
    return named.of(Objective.class);
  }

  /** Returns the models. */
  public Registry<Model> models() {
    return named.of(Model.class);
  }

  /** Returns the evaluators. */
  public Registry<Evaluator> evaluators() {
    return named.of(Evaluator.class);
  }

  /** Returns all data sets, with their default settings, in the order of their names. */
  public Collection<DatasetDefinition> datasets() {
    return named.of(DatasetDefinition.class).byName().values();
  }

  /** Returns all recipes, in the order of their names. */
  public Collection<Recipe> recipes() {
    return named.of(Recipe.class).byName().values();
  }

  /** Finds a recipe, or puts one together from a name for each view, separated by commas. */
  public Recipe recipe(String names) {
    return RecipeSelection.choose(names, named.of(Recipe.class).byName());
  }

  /**
   * Finds the recipe for the views that an objective asks for.
   *
   * @param instead what a study names for this objective
   * @param contrastive what a study names for all objectives that augment
   * @param dataset turns wishes into recipes
   * @throws IllegalArgumentException if there is no such recipe, or it is for another number of
   *     views
   */
  public Recipe recipe(
      ViewPlan plan,
      Optional<String> instead,
      Optional<String> contrastive,
      DatasetDefinition dataset) {
    return RecipeSelection.forViews(
        plan, instead, contrastive, dataset::recipe, named.of(Recipe.class).byName());
  }

  private <C extends Record, T> Chosen<T> make(Definition<C, T> definition, ObjectNode settings) {
    C bound = binder.bind(definition.defaults(), settings);
    return new Chosen<>(
        new Choice(definition.name(), binder.toJson(bound), PluginDigest.of(definition.origin())),
        definition.create(bound));
  }
}
