package io.github.lac4j.evaluation.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.registry.Definition;
import io.github.lac4j.core.registry.Registry;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.study.StudySource;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Names everything a study can choose from, with its default settings. */
@Command(
    name = "list",
    description =
        "Name every objective, model, data set, recipe and evaluator, with default settings.",
    mixinStandardHelpOptions = true)
public final class ListCommand implements Runnable {

  private final Registry<Objective> objectives;
  private final Registry<Model> models;
  private final Map<String, DatasetDefinition> datasets;
  private final Map<String, Recipe> recipes;
  private final Registry<Evaluator> evaluators;
  private final ConfigBinder binder;

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /** Creates the command over everything that is bound. */
  public ListCommand(
      Registry<Objective> objectives,
      Registry<Model> models,
      Map<String, DatasetDefinition> datasets,
      Map<String, Recipe> recipes,
      Registry<Evaluator> evaluators,
      ConfigBinder binder) {
    this.objectives = objectives;
    this.models = models;
    this.datasets = new TreeMap<>(datasets);
    this.recipes = new TreeMap<>(recipes);
    this.evaluators = evaluators;
    this.binder = binder;
  }

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(tree().toPrettyString());
      out.flush();
      return;
    }
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
    evaluators.all().forEach(definition -> print(out, definition));
    out.println("Studies");
    StudySource.readyMade().forEach(study -> out.println("  " + study));
    out.flush();
  }

  private ObjectNode tree() {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    put(tree.putObject("objectives"), objectives.all());
    put(tree.putObject("models"), models.all());
    ObjectNode shapes = tree.putObject("datasets");
    datasets.values().forEach(dataset -> shapes.put(dataset.name(), dataset.shape().toString()));
    ArrayNode names = tree.putArray("recipes");
    recipes.keySet().forEach(names::add);
    put(tree.putObject("evaluators"), evaluators.all());
    ArrayNode studies = tree.putArray("studies");
    StudySource.readyMade().forEach(studies::add);
    return tree;
  }

  private void put(ObjectNode kind, List<? extends Definition<?, ?>> definitions) {
    definitions.forEach(
        definition -> kind.set(definition.name(), binder.toJson(definition.defaults())));
  }

  private void print(PrintWriter out, Definition<?, ?> definition) {
    out.println("  %-22s %s".formatted(definition.name(), binder.toJson(definition.defaults())));
  }
}
