package io.github.lac4j.evaluation.command;

import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.view.ViewPlan;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.folder.ImageFolder;
import io.github.lac4j.datasets.folder.ImageFolderConfig;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.datasets.recipe.RecipeSelection;
import io.github.lac4j.datasets.sheet.ContactSheet;
import io.github.lac4j.evaluation.config.ConfigBinder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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

  private static final String FOLDER = ImageFolder.NAME + ".";

  /** A part of a data set. */
  enum Part {
    /** What is learnt from. */
    TRAIN,
    /** What settings are chosen on. */
    VALIDATION,
    /** What is measured on. */
    TEST,
    /** What is only pretrained on. */
    UNLABELLED
  }

  private final Supplier<Map<String, DatasetDefinition>> datasets;
  private final Supplier<Map<String, Recipe>> recipes;
  private final Supplier<ConfigBinder> binder;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      description =
          "the data set, or folder:PATH for a folder of images; \"lac data list\" names them")
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
      description = "where the picture goes; default: ${DEFAULT-VALUE}")
  private Path out = Path.of("sheet.png");

  @Mixin private DataDirectory dataDirectory = new DataDirectory();

  @Option(
      names = "--part",
      paramLabel = "PART",
      defaultValue = "train",
      description = "train, validation, test or unlabelled; default: ${DEFAULT-VALUE}")
  private Part part = Part.TRAIN;

  @Option(names = "--images", paramLabel = "N", description = "rows; default: ${DEFAULT-VALUE}")
  private int images = 10;

  @Option(
      names = "--views",
      paramLabel = "N",
      description = "columns beside the original; default: ${DEFAULT-VALUE}")
  private int views = 8;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "where the chance of the views comes from; default: ${DEFAULT-VALUE}")
  private long seed = 1;

  @Option(
      names = "--set",
      paramLabel = "folder.KEY=VALUE",
      description = "how a folder is read, for example folder.size=64; repeatable")
  private List<String> settings = new ArrayList<>();

  @Mixin private SkipBroken skipBroken = new SkipBroken();

  @Option(names = "--quiet", description = "no progress")
  private boolean quiet;

  public DataShowCommand(
      Supplier<Map<String, DatasetDefinition>> datasets,
      Supplier<Map<String, Recipe>> recipes,
      Supplier<ConfigBinder> binder) {
    this.datasets = datasets;
    this.recipes = recipes;
    this.binder = binder;
  }

  @Override
  public Integer call() throws IOException {
    Optional<ImageFolder> folder = folder();
    DatasetDefinition definition =
        folder.isPresent() ? folder.get() : DataCommand.require(datasets.get(), dataset);
    Recipe chosen =
        RecipeSelection.choose(
            definition.recipe(recipe.orElse(ViewPlan.CONTRASTIVE)), recipes.get());
    ImageDataset shown;
    try (TerminalProgress progress = TerminalProgress.standard(quiet)) {
      DataLocation where = dataDirectory.location();
      shown =
          folder.isPresent() && folder.get().isFlat()
              ? folder.get().images(where, progress).dataset()
              : partOf(definition.open(where, progress));
    }
    new ContactSheet(shown, chosen, images, views, new Seed(seed)).write(out);
    PrintWriter writer = spec.commandLine().getOut();
    writer.println(
        "%s, %s: %d images of %s, recipe %s"
            .formatted(shown.name(), shown.source(), shown.size(), shown.shape(), chosen.name()));
    writer.println("The sheet: " + out);
    return CommandLine.ExitCode.OK;
  }

  private Optional<ImageFolder> folder() {
    List<String> assignments = new ArrayList<>();
    for (String setting : settings) {
      if (!setting.startsWith(FOLDER)) {
        throw new IllegalArgumentException(
            "--set %s: only settings of a folder can be given here, for example folder.size=64"
                .formatted(setting));
      }
      assignments.add(setting.substring(FOLDER.length()));
    }
    if (skipBroken.isGiven()) {
      assignments.add("skipBroken=true");
    }
    if (ImageFolder.isNamedBy(dataset)) {
      return Optional.of(
          ImageFolder.named(dataset, binder.get().bind(new ImageFolderConfig(), assignments)));
    }
    if (!assignments.isEmpty()) {
      throw new IllegalArgumentException(
          "%s is no folder of images; leave out --set and --skip-broken".formatted(dataset));
    }
    return Optional.empty();
  }

  private ImageDataset partOf(DatasetSplits splits) {
    return switch (part) {
      case TRAIN -> splits.train();
      case TEST -> splits.test();
      case VALIDATION -> present(splits.validation());
      case UNLABELLED -> present(splits.unlabelled());
    };
  }

  private ImageDataset present(Optional<ImageDataset> images) {
    return images.orElseThrow(
        () ->
            new IllegalArgumentException(
                "%s has no part %s; choose --part train or test"
                    .formatted(dataset, part.name().toLowerCase(Locale.ROOT))));
  }
}
