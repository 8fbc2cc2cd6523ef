package io.github.lac4j.evaluation.command;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.DatasetFolder;
import io.github.lac4j.datasets.origin.FetchableDataset;
import io.github.lac4j.datasets.origin.Verification;
import io.github.lac4j.datasets.origin.Verification.FileCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares the files of a data set with the published digests. */
@Command(
    name = "verify",
    description = "Compare the files of a data set with the published sizes and digests.",
    mixinStandardHelpOptions = true)
public final class DataVerifyCommand implements Callable<Integer> {

  private final Supplier<Map<String, DatasetDefinition>> datasets;
  private final Supplier<Set<FetchableDataset>> fetchable;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "the data set")
  private String name = "";

  @Mixin private DataDirectory dataDirectory = new DataDirectory();

  /** Creates the command over everything that is bound. */
  public DataVerifyCommand(
      Supplier<Map<String, DatasetDefinition>> datasets,
      Supplier<Set<FetchableDataset>> fetchable) {
    this.datasets = requireNonNull(datasets, "datasets is null");
    this.fetchable = requireNonNull(fetchable, "fetchable is null");
  }

  @Override
  public Integer call() throws IOException {
    FetchableDataset files = DataNames.requireFetchable(fetchable.get(), name);
    DatasetFolder folder =
        dataDirectory
            .location()
            .require(DataNames.require(datasets.get(), name).layout().orElseThrow());
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
    out.flush();
    return bad == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
  }
}
