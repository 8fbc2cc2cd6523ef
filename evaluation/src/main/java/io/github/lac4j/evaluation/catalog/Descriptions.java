package io.github.lac4j.evaluation.catalog;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.optimizer.OptimizerConfig;
import io.github.lac4j.core.registry.Definition;
import io.github.lac4j.core.registry.KnownNames;
import io.github.lac4j.core.registry.Synonyms;
import io.github.lac4j.core.schedule.ScheduleConfig;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.folder.ImageFolder;
import io.github.lac4j.datasets.folder.ImageFolderConfig;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.datasets.split.TrainingSubset.SubsetConfig;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.config.ConfigException;
import io.github.lac4j.evaluation.config.DescribedSetting;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Says what everything is that can be chosen by name, what can be set, and how.
 *
 * <p>One name may stand for several things, as {@code none} does for an objective and a recipe.
 */
public final class Descriptions {

  private static final BigDecimal HALF = new BigDecimal("0.5");

  private final Catalog catalog;
  private final ConfigBinder binder;

  /**
   * Creates the descriptions.
   *
   * @param catalog everything that is bound
   * @param binder knows the optimisers and learning rates
   */
  public Descriptions(Catalog catalog, ConfigBinder binder) {
    this.catalog = requireNonNull(catalog, "catalog is null");
    this.binder = requireNonNull(binder, "binder is null");
  }

  /** Returns everything of a name; nothing if there is none. */
  public List<Description> of(String name) {
    String known = ImageFolder.isNamedBy(name) ? ImageFolder.NAME : name;
    return all().stream().filter(thing -> thing.name().equals(known)).toList();
  }

  /**
   * Returns what is to be said of a name by which the field knows something that is called
   * otherwise here, or that is not here.
   */
  public List<String> notes(String name) {
    Synonyms synonyms = new Synonyms();
    List<Description> all = all();
    List<String> notes = new ArrayList<>();
    for (String kind : all.stream().map(Description::kind).distinct().toList()) {
      List<String> names =
          all.stream().filter(thing -> thing.kind().equals(kind)).map(Description::name).toList();
      synonyms
          .of(kind, name)
          .filter(known -> !names.contains(name))
          .map(
              known ->
                  names.contains(known)
                      ? "The %s \"%s\" is called %s here: lac list %s"
                          .formatted(kind, name, known, known)
                      : new KnownNames(kind, names).missing(name))
          .ifPresent(notes::add);
    }
    return notes;
  }

  /** Returns everything, by kind. */
  public List<Description> all() {
    List<Description> all = new ArrayList<>();
    add(all, Objective.class, "lac study --objectives");
    add(all, Model.class, "lac study --models");
    catalog.named().of(DatasetDefinition.class).all().forEach(set -> all.add(dataset(set)));
    all.add(folder());
    add(all, Recipe.class, "lac study --recipe");
    add(all, Evaluator.class, "lac study --evaluators");
    all.addAll(variants(OptimizerConfig.class, "nt-xent.optimization.optimizer"));
    all.addAll(variants(ScheduleConfig.class, "nt-xent.optimization.learningRate"));
    return all;
  }

  private <T> void add(List<Description> all, Class<T> kind, String option) {
    catalog.named().of(kind).all().forEach(definition -> all.add(of(option, definition)));
  }

  private Description of(String option, Definition<?, ?> definition) {
    String name = definition.name();
    List<DescribedSetting> settings = binder.describe(definition.defaults());
    return new Description(
        definition.kindName(),
        name,
        definition.description(),
        settings,
        "%s %s%s".formatted(option, name, example(name, settings, definition.defaults())));
  }

  /** A data set has settings of its own, and those that every one has. */
  private Description dataset(Definition<?, DatasetDefinition> definition) {
    List<DescribedSetting> own = binder.describe(definition.defaults());
    SubsetConfig subset = new SubsetConfig();
    List<DescribedSetting> shared = binder.describe(subset);
    return new Description(
        "data set",
        definition.name(),
        definition.description(),
        Stream.concat(own.stream(), shared.stream()).toList(),
        "lac study --data %s%s"
            .formatted(
                definition.name(),
                own.isEmpty()
                    ? example(definition.name(), shared, subset)
                    : example(definition.name(), own, definition.defaults())));
  }

  private Description folder() {
    ImageFolderConfig defaults = new ImageFolderConfig();
    List<DescribedSetting> settings = binder.describe(defaults);
    return new Description(
        "data set",
        ImageFolder.NAME,
        "images of your own, in one folder for each class",
        settings,
        "lac study --data folder:PATH" + example(ImageFolder.NAME, settings, defaults));
  }

  private List<Description> variants(Class<?> kind, String key) {
    Map<String, List<DescribedSetting>> settings = binder.describeVariants(kind);
    return catalog.named().of(kind).all().stream()
        .map(
            variant ->
                new Description(
                    variant.kindName(),
                    variant.name(),
                    variant.description(),
                    settings.get(variant.name()),
                    "--set %s=%s%s"
                        .formatted(
                            key, variant.name(), assignments(key, settings.get(variant.name())))))
        .toList();
  }

  /** Gives what must be given, or else the first setting. */
  private static String assignments(String key, List<DescribedSetting> settings) {
    String required =
        settings.stream()
            .filter(setting -> setting.defaultValue().equals(DescribedSetting.REQUIRED))
            .map(setting -> " --set %s.%s=VALUE".formatted(key, setting.key()))
            .collect(joining());
    return required.isEmpty() && !settings.isEmpty()
        ? " --set %s.%s=%s".formatted(key, settings.get(0).key(), settings.get(0).defaultValue())
        : required;
  }

  /** Changes the first setting, to a value that its record takes. */
  private String example(String name, List<DescribedSetting> settings, Record defaults) {
    return settings.stream()
        .filter(setting -> !setting.isGroup())
        .findFirst()
        .map(setting -> " --set %s.%s".formatted(name, otherValue(setting, defaults)))
        .orElse("");
  }

  private String otherValue(DescribedSetting setting, Record defaults) {
    String value = setting.defaultValue();
    Stream<String> choices =
        Stream.of(setting.allowed().split(", ")).filter(choice -> !choice.equals(value));
    Stream<String> numbers =
        value.matches("\\d+(\\.\\d+)?")
            ? Stream.of(
                    new BigDecimal(value).multiply(HALF), new BigDecimal(value).add(BigDecimal.ONE))
                .map(number -> number.stripTrailingZeros().toPlainString())
            : Stream.of();
    return Stream.of(numbers, choices, Stream.of(value))
        .flatMap(values -> values)
        .map(other -> setting.key() + "=" + other)
        .filter(assignment -> isTaken(assignment, defaults))
        .findFirst()
        .orElse(setting.key() + "=VALUE");
  }

  private boolean isTaken(String assignment, Record defaults) {
    try {
      binder.bind(defaults, List.of(assignment));
      return true;
    } catch (ConfigException e) {
      // One of several that are tried.
      return false;
    }
  }

  /**
   * Something that can be chosen by name, for people.
   *
   * @param kind what it is, for example {@code objective}
   * @param name what it is called
   * @param description what it does, in one line; may be empty
   * @param settings all its settings
   * @param usage a command line, or the part of one, that chooses it and changes a setting
   */
  public record Description(
      String kind, String name, String description, List<DescribedSetting> settings, String usage) {

    /** Checks that nothing is null. */
    public Description {
      requireNonNull(kind, "kind is null");
      requireNonNull(name, "name is null");
      requireNonNull(description, "description is null");
      settings = List.copyOf(settings);
      requireNonNull(usage, "usage is null");
    }
  }
}
