package io.github.lac4j.evaluation.study;

import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.view.ViewPlan;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.folder.ImageFolder;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.evaluation.catalog.Catalog;
import io.github.lac4j.evaluation.catalog.Choice;
import io.github.lac4j.evaluation.catalog.Chosen;
import io.github.lac4j.evaluation.cell.CellSpec;
import io.github.lac4j.evaluation.cell.CellTask;
import io.github.lac4j.evaluation.cell.Identity;
import io.github.lac4j.evaluation.cell.TrainingConfig;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.environment.Software;
import io.github.lac4j.evaluation.evaluator.EvaluationImages;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.saved.InitialEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Multiplies out a study: one cell for each data set, model, batch size, objective and seed. */
final class CellPlan {

  private final StudyConfig config;
  private final Catalog catalog;
  private final ConfigBinder binder;
  private final Software software;
  private final Optional<InitialEncoder> start;
  private final Map<String, CellTask> tasks = new HashMap<>();

  CellPlan(
      StudyConfig config,
      Catalog catalog,
      ConfigBinder binder,
      Executor executor,
      Optional<InitialEncoder> start) {
    this.start = start;
    this.config = config;
    this.catalog = catalog;
    this.binder = binder;
    this.software = Software.current(executor);
  }

  List<StudyCell> cells(
      List<Chosen<Objective>> objectives,
      List<Chosen<Model>> models,
      List<Study.Images> datasets,
      List<Chosen<Evaluator>> evaluators,
      List<Chosen<Evaluator>> online) {
    List<StudyCell> cells = new ArrayList<>();
    for (Study.Images dataset : datasets) {
      Optional<TrainingConfig.Online> onlineConfig =
          config.online().map(entry -> online(entry, dataset, online));
      List<CellTask.Judging> judgings = judgings(dataset, evaluators);
      for (Chosen<Model> model : models) {
        for (int batchSize : config.batchSizes()) {
          for (Chosen<Objective> objective : objectives) {
            Optional<TrainingConfig> training =
                training(objective, dataset.chosen().value(), batchSize, onlineConfig);
            // What does not train is the same for every batch size.
            if (training.isPresent() || batchSize == config.batchSizes().get(0)) {
              for (long seed : config.seeds()) {
                cells.add(cell(objective, model, dataset, training, seed, judgings, evaluators));
              }
            }
          }
        }
      }
    }
    return cells;
  }

  private StudyCell cell(
      Chosen<Objective> objective,
      Chosen<Model> model,
      Study.Images dataset,
      Optional<TrainingConfig> training,
      long seed,
      List<CellTask.Judging> judgings,
      List<Chosen<Evaluator>> evaluators) {
    CellSpec cell =
        new CellSpec(
            CellSpec.FORMAT,
            software,
            config.threads(),
            objective.choice(),
            model.choice(),
            new CellSpec.Data(
                withoutPath(dataset.chosen().choice()),
                config.validation(),
                dataset.images().pretraining().fingerprint()),
            training,
            seed,
            start.map(InitialEncoder::digest));
    String title =
        objective.value().views().usesLabels()
            ? objective.title() + " (uses labels)"
            : objective.title();
    String row =
        training
            .filter(varying -> config.batchSizes().size() > 1)
            .map(varying -> "%s, batch %d".formatted(title, varying.batchSize()))
            .orElse(title);
    String id = Identity.of(cell, binder).id();
    tasks.put(
        id,
        new CellTask(
            cell,
            dataset.chosen().choice().name(),
            judgings,
            config.checkpoints(),
            config.metricsEvery(),
            start.map(InitialEncoder::file)));
    List<StudyCell.Judging> columns = new ArrayList<>();
    for (int i = 0; i < judgings.size(); i++) {
      columns.add(
          new StudyCell.Judging(
              Identity.of(judgings.get(i), binder).id(), evaluators.get(i).label()));
    }
    return new StudyCell(row, model.title(), dataset.chosen().title(), seed, id, columns);
  }

  /** Returns what is to be done for each cell, by its identity. */
  Map<String, CellTask> tasks() {
    return Map.copyOf(tasks);
  }

  /** The same folder is the same data under every path; its digest decides. */
  private static Choice withoutPath(Choice dataset) {
    return ImageFolder.isNamedBy(dataset.name())
        ? new Choice(ImageFolder.NAME, dataset.settings(), dataset.plugin())
        : dataset;
  }

  private Optional<TrainingConfig> training(
      Chosen<Objective> objective,
      DatasetDefinition dataset,
      int batchSize,
      Optional<TrainingConfig.Online> online) {
    ViewPlan plan = objective.value().views();
    if (plan.count() == 0) {
      return Optional.empty();
    }
    Recipe used =
        catalog.recipe(plan, config.recipeOf(objective.title()), config.recipe(), dataset);
    return Optional.of(
        new TrainingConfig(
            used.views(plan.count()),
            used.name(),
            used.pipelines().stream().map(pipeline -> pipeline.operations().toString()).toList(),
            batchSize,
            config.epochs().orElseThrow(),
            List.of(),
            online));
  }

  private List<CellTask.Judging> judgings(
      Study.Images dataset, List<Chosen<Evaluator>> evaluators) {
    if (evaluators.isEmpty()) {
      return List.of();
    }
    EvaluationImages judged = dataset.images().judged(config.judgedOn());
    String fittedOn = judged.fit().fingerprint();
    String images = judged.held().fingerprint();
    return evaluators.stream()
        .map(
            evaluator ->
                new CellTask.Judging(evaluator.choice(), config.judgedOn(), fittedOn, images))
        .toList();
  }

  private TrainingConfig.Online online(
      StudyConfig.Online entry, Study.Images dataset, List<Chosen<Evaluator>> evaluators) {
    EvaluationImages judged = dataset.images().judged(config.judgedOn());
    return new TrainingConfig.Online(
        entry.every(),
        entry.images(),
        config.judgedOn(),
        judged.fit().fingerprint(),
        judged.held().fingerprint(),
        evaluators.stream()
            .map(part -> new TrainingConfig.Online.Labelled(part.label(), part.choice()))
            .toList());
  }
}
