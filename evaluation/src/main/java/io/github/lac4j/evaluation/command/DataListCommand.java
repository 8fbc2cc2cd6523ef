package io.github.lac4j.evaluation.command;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.DatasetFolder;
import io.github.lac4j.datasets.folder.ImageFolder;
import io.github.lac4j.datasets.origin.FetchableDataset;
import io.github.lac4j.datasets.origin.Origin;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Names all data sets, where each was found, and where each can be had. */
@Command(
    name = "list",
    description = "Name every data set, where it is, and where it can be fetched from.",
    mixinStandardHelpOptions = true)
public final class DataListCommand implements Runnable {

  private final Supplier<Map<String, DatasetDefinition>> datasets;
  private final Supplier<Set<FetchableDataset>> fetchable;

  @Spec private CommandSpec spec;

  @Mixin private DataDirectory dataDirectory = new DataDirectory();

  /** Creates the command over everything that is bound. */
  public DataListCommand(
      Supplier<Map<String, DatasetDefinition>> datasets,
      Supplier<Set<FetchableDataset>> fetchable) {
    this.datasets = requireNonNull(datasets, "datasets is null");
    this.fetchable = requireNonNull(fetchable, "fetchable is null");
  }

  @Override
  public void run() {
    DataLocation location = dataDirectory.location();
    PrintWriter out = spec.commandLine().getOut();
    for (DatasetDefinition dataset : new TreeMap<>(datasets.get()).values()) {
      out.println(
          "%-22s %-8s %s".formatted(dataset.name(), dataset.shape(), where(dataset, location)));
      fetchable.get().stream()
          .filter(files -> files.names().contains(dataset.name()))
          .forEach(files -> out.println("  %s".formatted(terms(files))));
    }
    out.println("%-22s %-8s %s".formatted(ImageFolder.PREFIX + "PATH", "", "your own images"));
    out.flush();
  }

  private static String where(DatasetDefinition dataset, DataLocation location) {
    if (dataset.layout().isEmpty()) {
      return "embedded";
    }
    Optional<DatasetFolder> found = dataset.layout().flatMap(location::find);
    return found.map(DatasetFolder::toString).orElse("not found");
  }

  private static String terms(FetchableDataset files) {
    return "from %s; terms: %s"
        .formatted(
            files.origins().stream().map(Origin::name).collect(Collectors.joining(", ")),
            files.terms());
  }
}
