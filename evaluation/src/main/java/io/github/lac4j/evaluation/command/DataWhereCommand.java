package io.github.lac4j.evaluation.command;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.DatasetFolder;
import io.github.lac4j.datasets.DatasetLayout;
import io.github.lac4j.datasets.folder.ImageFolder;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells where a data set is. */
@Command(
    name = "where",
    description = "Tell in which folder a data set is found, and who named it.",
    mixinStandardHelpOptions = true)
public final class DataWhereCommand implements Runnable {

  private final Supplier<Map<String, DatasetDefinition>> datasets;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "the data set")
  private String name = "";

  @Mixin private DataDirectory dataDirectory = new DataDirectory();

  /** Creates the command over everything that is bound. */
  public DataWhereCommand(Supplier<Map<String, DatasetDefinition>> datasets) {
    this.datasets = requireNonNull(datasets, "datasets is null");
  }

  @Override
  public void run() {
    if (ImageFolder.isNamedBy(name)) {
      throw new IllegalArgumentException(
          "%s says itself where it is; \"lac data show %s\" looks into it".formatted(name, name));
    }
    DatasetDefinition dataset = DataNames.require(datasets.get(), name);
    Optional<DatasetLayout> layout = dataset.layout();
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        layout
            .map(files -> dataDirectory.location().require(files))
            .map(DatasetFolder::toString)
            .orElse("embedded"));
    out.flush();
  }
}
