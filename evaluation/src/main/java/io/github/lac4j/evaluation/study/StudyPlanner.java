package io.github.lac4j.evaluation.study;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.DatasetNotFoundException;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.Progress;
import io.github.lac4j.datasets.folder.ImageFolder;
import io.github.lac4j.evaluation.catalog.Catalog;
import io.github.lac4j.evaluation.catalog.Choice;
import io.github.lac4j.evaluation.catalog.Chosen;
import io.github.lac4j.evaluation.cell.CellImages;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.config.ConfigException;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.saved.InitialEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Turns what a person asks for into a study that can run, or says all that is wrong with it. */
public final class StudyPlanner {

  private final Catalog catalog;
  private final ConfigBinder binder;
  private final Executor executor;

  /**
   * Creates a planner.
   *
   * @param catalog where names are looked up
   * @param binder binds settings
   * @param executor what will run the networks
   */
  public StudyPlanner(Catalog catalog, ConfigBinder binder, Executor executor) {
    this.catalog = catalog;
    this.binder = binder;
    this.executor = executor;
  }

  /**
   * Looks up every name, binds all settings, opens the data sets, and checks that everything fits
   * together.
   *
   * @param name what the study is called unless the text says otherwise
   * @param where the folders to look for data sets in
   * @param progress hears how opening data sets goes on
   * @throws StudyException listing everything that is wrong, each with its place
   */
  public Study plan(StudyText text, String name, DataLocation where, Progress progress) {
    return plan(text, name, where, progress, true);
  }

  /**
   * Does the same for runs that are not judged: evaluators, online ones too, are left out, and
   * images need no labels.
   *
   * @throws StudyException listing everything that is wrong, each with its place
   */
  public Study planPretraining(StudyText text, String name, DataLocation where, Progress progress) {
    return plan(text, name, where, progress, false);
  }

  private Study plan(
      StudyText text, String name, DataLocation where, Progress progress, boolean judged) {
    Problems problems = new Problems(text.places());
    text.problems().forEach(problems::add);
    StudyConfig given = bind(text.tree(), StudyConfig.defaults(name), problems);
    StudyConfig config = judged ? given : given.withoutEvaluators();
    requireGiven(config, problems);
    if (judged) {
      requireGiven(!config.evaluators().isEmpty(), "evaluators", "name at least one", problems);
    }
    List<Chosen<Objective>> objectives =
        find(
            "objectives",
            config.objectives().stream().map(StudyConfig.Row::entry).toList(),
            catalog::objective,
            problems);
    List<Chosen<Model>> models = find("models", config.models(), catalog::model, problems);
    List<Chosen<DatasetDefinition>> datasets =
        find("datasets", config.datasets(), catalog::dataset, problems);
    List<Chosen<Evaluator>> evaluators =
        find("evaluators", config.evaluators(), catalog::evaluator, problems);
    List<Chosen<Evaluator>> online =
        config
            .online()
            .map(
                entry ->
                    find("online.evaluators", entry.evaluators(), catalog::evaluator, problems))
            .orElse(List.of());
    boolean labelled = judged || config.validation().isPresent();
    List<Study.Images> images = open(config, datasets, where, progress, problems, labelled);
    Optional<InitialEncoder> start =
        config.init().flatMap(file -> problems.attempt("init", () -> InitialEncoder.read(file)));
    Combinations combinations = new Combinations(config, catalog, executor, problems, start);
    combinations.check(objectives, models, images);
    if (judged) {
      combinations.checkEvaluation(images, evaluators, online);
    }
    problems.throwIfAny(judged ? "study" : "pretraining");
    CellPlan plan = new CellPlan(config, catalog, binder, executor, start);
    List<StudyCell> cells = plan.cells(objectives, models, images, evaluators, online);
    return new Study(
        config,
        objectives,
        models,
        images,
        evaluators,
        online,
        cells,
        plan.tasks(),
        Stream.of(
                Protocol.settings(objectives, catalog::objective),
                Protocol.settings(models, catalog::model),
                Protocol.settings(evaluators, catalog::evaluator))
            .flatMap(List::stream)
            .toList(),
        combinations.notes(),
        resolved(config, objectives, models, datasets, evaluators, online, start));
  }

  /** Binds what can be bound; keys that are wrong are reported, and left out to find the others. */
  private StudyConfig bind(ObjectNode tree, StudyConfig defaults, Problems problems) {
    ObjectNode rest = EntryList.named(tree);
    while (true) {
      try {
        return binder.bind(defaults, rest);
      } catch (ConfigException e) {
        problems.add("", e);
        boolean less = false;
        for (var problem : e.problems()) {
          problems.refuse(problem.key());
          less |= withoutWrong(rest, problem.key());
        }
        if (!less) {
          return defaults;
        }
      }
    }
  }

  /** Removes a key, or if it is missing, what it should have been in. */
  private static boolean withoutWrong(ObjectNode tree, String path) {
    if (tree.remove(path) != null) {
      // A key with a dot of its own, which is no path.
      return true;
    }
    for (String wrong = path; !wrong.isEmpty(); ) {
      if (Trees.remove(tree, wrong)) {
        return true;
      }
      int dot = wrong.lastIndexOf('.');
      wrong = dot < 0 ? "" : wrong.substring(0, dot);
    }
    return false;
  }

  private static void requireGiven(StudyConfig config, Problems problems) {
    requireGiven(!config.objectives().isEmpty(), "objectives", "name at least one", problems);
    requireGiven(!config.models().isEmpty(), "models", "name at least one", problems);
    requireGiven(!config.datasets().isEmpty(), "datasets", "name at least one", problems);
    requireGiven(config.epochs().isPresent(), "epochs", "give the length of a run", problems);
  }

  private static void requireGiven(boolean given, String key, String remedy, Problems problems) {
    if (!given) {
      problems.add(key, "%s is missing; %s".formatted(key, remedy));
    }
  }

  /** Looks up the entries of a list; no two may be called the same. */
  private static <T> List<Chosen<T>> find(
      String key,
      List<StudyConfig.Entry> entries,
      BiFunction<String, ObjectNode, Chosen<T>> lookUp,
      Problems problems) {
    List<Chosen<T>> found = new ArrayList<>();
    Map<String, Integer> titles = new HashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      StudyConfig.Entry entry = entries.get(i);
      String path = key + "[" + i + "]";
      try {
        found.add(lookUp.apply(entry.name(), entry.ownSettings()).askedBy(path, entry.label()));
      } catch (ConfigException e) {
        problems.add(path + ".settings", e);
      } catch (IllegalArgumentException e) {
        problems.add(path, e.getMessage());
      }
      String title = entry.title();
      if (title.isBlank()) {
        problems.add(path, "a label must not be blank");
      }
      if (titles.put(title, i) != null) {
        problems.add(
            path,
            "two of the %s are called \"%s\"; give one of them a label of its own"
                .formatted(key, title));
      }
    }
    return found;
  }

  private static List<Study.Images> open(
      StudyConfig config,
      List<Chosen<DatasetDefinition>> datasets,
      DataLocation where,
      Progress progress,
      Problems problems,
      boolean labelled) {
    List<Study.Images> opened = new ArrayList<>();
    for (Chosen<DatasetDefinition> dataset : datasets) {
      try {
        if (!labelled) {
          opened.add(
              new Study.Images(
                  dataset, CellImages.of(dataset.value().openPretraining(where, progress))));
          continue;
        }
        DatasetSplits whole = dataset.value().open(where, progress);
        problems
            .attempt("validation", () -> CellImages.of(whole, config.validation()))
            .ifPresent(images -> opened.add(new Study.Images(dataset, images)));
      } catch (DatasetNotFoundException | IllegalArgumentException e) {
        problems.add(dataset.path(), e.getMessage());
      }
    }
    return opened;
  }

  /** Writes a study down with every default filled in, so that it can be run again. */
  private ObjectNode resolved(
      StudyConfig config,
      List<Chosen<Objective>> objectives,
      List<Chosen<Model>> models,
      List<Chosen<DatasetDefinition>> datasets,
      List<Chosen<Evaluator>> evaluators,
      List<Chosen<Evaluator>> online,
      Optional<InitialEncoder> start) {
    ObjectNode tree = binder.toJson(config);
    start.ifPresent(saved -> tree.put("init", saved.file().toString()));
    EntryList.OBJECTIVES.put(tree, objectives, config::recipeOf);
    EntryList.MODELS.put(tree, models);
    EntryList.DATASETS.put(tree, datasets.stream().map(StudyPlanner::found).toList());
    EntryList.EVALUATORS.put(tree, evaluators);
    if (tree.get("online") instanceof ObjectNode meanwhile) {
      EntryList.EVALUATORS.put(meanwhile, online);
    }
    Trees.removeNulls(tree);
    return tree;
  }

  /** A folder of images is found from everywhere, and keeps the name that a person gave it. */
  private static Chosen<DatasetDefinition> found(Chosen<DatasetDefinition> dataset) {
    Choice choice = dataset.choice();
    if (!ImageFolder.isNamedBy(choice.name())) {
      return dataset;
    }
    String path = choice.name().substring(ImageFolder.PREFIX.length());
    String found = ImageFolder.PREFIX + Path.of(path).toAbsolutePath().normalize();
    Optional<String> label =
        dataset.label().or(() -> Optional.of(choice.name()).filter(name -> !name.equals(found)));
    return new Chosen<>(
        dataset.path(),
        label,
        new Choice(found, choice.settings(), choice.plugin()),
        dataset.value());
  }
}
