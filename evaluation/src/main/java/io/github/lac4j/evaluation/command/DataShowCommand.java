package io.github.lac4j.evaluation.command;

import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.view.Augmentation;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.datasets.recipe.RecipeSelection;
import io.github.lac4j.datasets.sheet.ContactSheet;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws a contact sheet of a data set and a recipe. */
@Command(
    name = "show",
    description = "Draw originals and augmented views of a data set in a grid.",
    mixinStandardHelpOptions = true)
public final class DataShowCommand implements Callable<Integer> {

  /** A part of a data set. */
  enum Part {
    /** What is learnt from. */
    TRAIN,
    /** What is measured on. */
    TEST
  }

  private final Map<String, DatasetDefinition> datasets;
  private final Map<String, Recipe> recipes;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "the data set; \"lac list\" names them")
  private String dataset = "";

  @Option(
      names = "--recipe",
      paramLabel = "NAME",
      description =
          "the recipe, or one for each view, separated by commas; default: the data set's own")
  private Optional<String> recipe = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "sheet.png",
      description = "where the picture goes; default: ${DEFAULT-VALUE}")
  private Path out = Path.of("sheet.png");

  @Mixin private DataDirectory dataDirectory = new DataDirectory();

  @Option(
      names = "--part",
      paramLabel = "PART",
      defaultValue = "train",
      description = "train or test; default: ${DEFAULT-VALUE}")
  private Part part = Part.TRAIN;

  @Option(
      names = "--images",
      paramLabel = "N",
      defaultValue = "10",
      description = "rows; default: ${DEFAULT-VALUE}")
  private int images = 10;

  @Option(
      names = "--views",
      paramLabel = "N",
      defaultValue = "8",
      description = "columns beside the original; default: ${DEFAULT-VALUE}")
  private int views = 8;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "where the chance of the views comes from; default: ${DEFAULT-VALUE}")
  private long seed = 1;

  /** Creates the command over everything that is bound. */
  public DataShowCommand(Map<String, DatasetDefinition> datasets, Map<String, Recipe> recipes) {
    this.datasets = new TreeMap<>(datasets);
    this.recipes = Map.copyOf(recipes);
  }

  @Override
  public Integer call() throws IOException {
    DatasetDefinition definition = definition();
    Recipe chosen =
        RecipeSelection.choose(
            recipe.orElseGet(() -> definition.recipe(Augmentation.CONTRASTIVE)), recipes);
    DatasetSplits splits = definition.open(dataDirectory.location());
    ImageDataset shown = part == Part.TRAIN ? splits.train() : splits.test();
    new ContactSheet(shown, chosen, images, views, new Seed(seed)).write(out);
    PrintWriter writer = spec.commandLine().getOut();
    writer.println(
        "%s, %s: %d images of %s, recipe %s"
            .formatted(shown.name(), shown.source(), shown.size(), shown.shape(), chosen.name()));
    writer.println("The sheet: " + out);
    writer.flush();
    return CommandLine.ExitCode.OK;
  }

  private DatasetDefinition definition() {
    DatasetDefinition definition = datasets.get(dataset);
    if (definition == null) {
      throw new IllegalArgumentException(
          "There is no data set \"%s\"; there are %s"
              .formatted(dataset, String.join(", ", datasets.keySet())));
    }
    return definition;
  }
}
