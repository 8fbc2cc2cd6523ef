package io.github.lac4j.evaluation.command;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.network.ExecutorOffer;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.optimizer.OptimizerConfig;
import io.github.lac4j.core.registry.Definition;
import io.github.lac4j.core.registry.Spelling;
import io.github.lac4j.core.schedule.ScheduleConfig;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.evaluation.catalog.Catalog;
import io.github.lac4j.evaluation.catalog.Descriptions;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.config.DescribedSetting;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.study.StudySource;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Names everything a study can choose from, and says what it is. */
@Command(
    name = "list",
    description = {
      "Name everything that can be chosen: objectives, models, data sets, recipes, studies and so on,",
      "or show the settings of one of them, for example \"lac list nt-xent\"."
    },
    mixinStandardHelpOptions = true)
public final class ListCommand implements Runnable {

  private static final String FOLDER = "folder:PATH";

  private final Supplier<Catalog> catalog;
  private final Supplier<ConfigBinder> binder;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "whose settings to show; without it, everything is named")
  private Optional<String> name = Optional.empty();

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  /**
   * Creates the command.
   *
   * @param catalog everything that is bound
   * @param binder writes settings
   */
  public ListCommand(Supplier<Catalog> catalog, Supplier<ConfigBinder> binder) {
    this.catalog = catalog;
    this.binder = binder;
  }

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    if (name.isPresent()) {
      show(name.get(), out);
      return;
    }
    if (json) {
      out.println(tree().toPrettyString());
      return;
    }
    print(out, "Objectives", lines(Objective.class));
    print(out, "Models", lines(Model.class));
    Map<String, String> datasets = lines(DatasetDefinition.class);
    datasets.put(FOLDER, "images of your own, in one folder for each class");
    print(out, "Data sets", datasets);
    print(out, "Recipes for augmented views", lines(Recipe.class));
    print(out, "Evaluators", lines(Evaluator.class));
    print(out, "Optimisers", lines(OptimizerConfig.class));
    print(out, "Learning rates", lines(ScheduleConfig.class));
    print(out, "Executors", lines(ExecutorOffer.class));
    Map<String, String> studies = new LinkedHashMap<>();
    StudySource.readyMade()
        .forEach(name -> studies.put(name, StudySource.read(name).description()));
    print(out, "Studies", studies);
    out.println("\"lac list NAME\" shows the settings of one, for example \"lac list nt-xent\".");
  }

  private void show(String wanted, PrintWriter out) {
    Descriptions descriptions = new Descriptions(catalog.get(), binder.get());
    List<Descriptions.Description> things = new ArrayList<>(descriptions.of(wanted));
    if (StudySource.readyMade().contains(wanted)) {
      things.add(study(wanted));
    }
    List<String> notes = descriptions.notes(wanted);
    if (things.isEmpty()) {
      throw new IllegalArgumentException(
          notes.isEmpty() ? unknown(wanted, descriptions) : String.join("\n", notes));
    }
    if (json) {
      ArrayNode tree = JsonNodeFactory.instance.arrayNode();
      things.forEach(thing -> tree.add(binder.get().toJson(thing)));
      out.println(tree.toPrettyString());
    } else {
      things.forEach(thing -> out.println(text(thing)));
      notes.forEach(out::println);
    }
  }

  private Descriptions.Description study(String study) {
    StudySource source = StudySource.read(study);
    return new Descriptions.Description(
        "study",
        study,
        source.description(),
        binder.get().describe(source.text().config(binder.get())).stream()
            .filter(setting -> !setting.key().equals("description"))
            .toList(),
        "lac study run " + study);
  }

  private static String unknown(String wanted, Descriptions descriptions) {
    List<String> names =
        Stream.concat(
                descriptions.all().stream().map(Descriptions.Description::name),
                StudySource.readyMade().stream())
            .toList();
    return "There is nothing called \"%s\"; %s\"lac list\" names everything"
        .formatted(
            wanted, Spelling.nearest(wanted, names).map("did you mean %s? "::formatted).orElse(""));
  }

  /** Says what each thing is, and which jar it comes from if that is a plug-in. */
  private <T> Map<String, String> lines(Class<T> kind) {
    Map<String, String> lines = new LinkedHashMap<>();
    for (Definition<?, T> definition : catalog.get().named().of(kind).all()) {
      Stream<String> shape =
          definition.kind().equals(DatasetDefinition.class)
              ? Stream.of(((DatasetDefinition) definition.create()).shape().toString())
              : Stream.of();
      String description =
          Stream.of(
                  Stream.of(definition.description()),
                  shape,
                  Catalog.plugin(definition).map("from "::concat).stream())
              .flatMap(part -> part)
              .filter(part -> !part.isEmpty())
              .collect(joining(", "));
      lines.put(definition.name(), description);
    }
    return lines;
  }

  private static void print(PrintWriter out, String title, Map<String, String> lines) {
    out.println(title);
    lines.forEach(
        (name, description) ->
            out.println("  %-25s  %s".formatted(name, description).stripTrailing()));
    out.println();
  }

  private ObjectNode tree() {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    put(tree.putObject("objectives"), Objective.class);
    put(tree.putObject("models"), Model.class);
    ObjectNode shapes = tree.putObject("datasets");
    catalog
        .get()
        .datasets()
        .forEach(dataset -> shapes.put(dataset.name(), dataset.shape().toString()));
    putNames(tree.putArray("recipes"), Recipe.class);
    put(tree.putObject("evaluators"), Evaluator.class);
    putNames(tree.putArray("optimizers"), OptimizerConfig.class);
    putNames(tree.putArray("learningRates"), ScheduleConfig.class);
    putNames(tree.putArray("executors"), ExecutorOffer.class);
    ArrayNode studies = tree.putArray("studies");
    StudySource.readyMade().forEach(studies::add);
    return tree;
  }

  private void put(ObjectNode tree, Class<?> kind) {
    for (Definition<?, ?> definition : catalog.get().named().of(kind).all()) {
      tree.set(definition.name(), binder.get().toJson(definition.defaults()));
    }
  }

  private void putNames(ArrayNode tree, Class<?> kind) {
    catalog.get().named().of(kind).all().forEach(definition -> tree.add(definition.name()));
  }

  /** Says what a thing is, lists its settings in a table, and how to set one. */
  private static String text(Descriptions.Description thing) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s, %s%s"
            .formatted(
                thing.name(),
                thing.kind(),
                thing.description().isEmpty() ? "" : ": " + thing.description()));
    lines.add("");
    if (thing.settings().isEmpty()) {
      lines.add("It has no settings.");
    } else {
      lines.addAll(table(thing));
    }
    lines.add("");
    lines.add("Use: " + thing.usage());
    return String.join("\n", lines) + "\n";
  }

  private static List<String> table(Descriptions.Description thing) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(List.of("key", "default", "allowed", "meaning"));
    for (DescribedSetting setting : thing.settings()) {
      cells.add(
          List.of(setting.key(), setting.defaultValue(), setting.allowed(), setting.meaning()));
    }
    String format =
        List.of(0, 1, 2).stream()
            .map(column -> "%-" + width(cells, column) + "s  ")
            .collect(joining("", "  ", "%s"));
    return cells.stream().map(row -> format.formatted(row.toArray()).stripTrailing()).toList();
  }

  private static int width(List<List<String>> cells, int column) {
    return cells.stream().mapToInt(row -> row.get(column).length()).max().orElse(1);
  }
}
