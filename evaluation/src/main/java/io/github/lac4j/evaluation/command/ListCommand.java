package io.github.lac4j.evaluation.command;

import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.registry.Definition;
import io.github.lac4j.core.registry.Registry;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Names everything a study can choose from, with its default settings. */
@Command(
    name = "list",
    description = "Name every objective, model, data set and recipe, with default settings.",
    mixinStandardHelpOptions = true)
public final class ListCommand implements Runnable {

  private final Registry<Objective> objectives;
  private final Registry<Model> models;
  private final Map<String, DatasetDefinition> datasets;
  private final Map<String, Recipe> recipes;
  private final List<Evaluator> evaluators;
  private final ConfigBinder binder;

  @Spec private CommandSpec spec;

  /** Creates the command over everything that is bound. */
  public ListCommand(
      Registry<Objective> objectives,
      Registry<Model> models,
      Map<String, DatasetDefinition> datasets,
      Map<String, Recipe> recipes,
      Set<Evaluator> evaluators,
      ConfigBinder binder) {
    this.objectives = objectives;
    this.models = models;
    this.datasets = new TreeMap<>(datasets);
    this.recipes = new TreeMap<>(recipes);
    this.evaluators = List.copyOf(evaluators);
    this.binder = binder;
  }

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    out.println("Objectives");
    objectives.all().forEach(definition -> print(out, definition));
    out.println("Models");
    models.all().forEach(definition -> print(out, definition));
    out.println("Data sets");
    datasets
        .values()
        .forEach(dataset -> out.println("  %-22s %s".formatted(dataset.name(), dataset.shape())));
    out.println("Recipes");
    recipes.values().forEach(recipe -> out.println("  " + recipe.name()));
    out.println("Evaluators");
    evaluators.forEach(
        evaluator -> out.println("  %-22s %s".formatted(evaluator.name(), evaluator.protocol())));
    out.flush();
  }

  private void print(PrintWriter out, Definition<?, ?> definition) {
    out.println("  %-22s %s".formatted(definition.name(), binder.toJson(definition.defaults())));
  }
}
