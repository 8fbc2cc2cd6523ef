package io.github.lac4j.evaluation.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lac4j.core.registry.Definition;
import io.github.lac4j.evaluation.catalog.Catalog;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.study.StudySource;
import java.io.PrintWriter;
import java.util.List;
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

  private final Catalog catalog;
  private final ConfigBinder binder;

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /**
   * Creates the command.
   *
   * @param catalog everything that is bound
   * @param binder writes settings
   */
  public ListCommand(Catalog catalog, ConfigBinder binder) {
    this.catalog = catalog;
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
    catalog.objectives().forEach(definition -> print(out, definition));
    out.println("Models");
    catalog.models().forEach(definition -> print(out, definition));
    out.println("Data sets");
    catalog
        .datasets()
        .forEach(dataset -> out.println("  %-22s %s".formatted(dataset.name(), dataset.shape())));
    out.println("Recipes");
    catalog.recipes().forEach(recipe -> out.println("  " + recipe));
    out.println("Evaluators");
    catalog.evaluators().forEach(definition -> print(out, definition));
    out.println("Studies");
    StudySource.readyMade().forEach(study -> out.println("  " + study));
    out.flush();
  }

  private ObjectNode tree() {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    put(tree.putObject("objectives"), catalog.objectives());
    put(tree.putObject("models"), catalog.models());
    ObjectNode shapes = tree.putObject("datasets");
    catalog.datasets().forEach(dataset -> shapes.put(dataset.name(), dataset.shape().toString()));
    ArrayNode names = tree.putArray("recipes");
    catalog.recipes().forEach(names::add);
    put(tree.putObject("evaluators"), catalog.evaluators());
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
