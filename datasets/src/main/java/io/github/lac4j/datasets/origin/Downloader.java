package io.github.lac4j.datasets.origin;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.file.ContentDigest;
import io.github.lac4j.datasets.Progress;
import io.github.lac4j.datasets.origin.RetryPolicy.Pause;
import io.github.lac4j.datasets.origin.Transfer.Reason;
import io.github.lac4j.datasets.origin.Transfer.RefusedException;
import io.github.lac4j.datasets.origin.Transfer.WriteException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Downloads files, address by address and attempt by attempt.
 *
 * <p>What has come is kept as {@code <name>.part} when the network fails, within a run and for the
 * next one, and only the rest is asked for (HTTP range, bound to the server's entity tag or date).
 * It is deleted when the content turns out to be wrong or the disk is full. The file gets its name
 * when it is complete and its digest is right, in one atomic step.
 */
public final class Downloader {

  /** An attempt that got this much further than all before it counts as a first one again. */
  private static final long REAL_PROGRESS = 1 << 20;

  private final Exchange exchange;
  private final RetryPolicy policy;
  private final Pause pause;

  /** Creates a downloader that follows redirects. */
  public Downloader(RetryPolicy policy, Pause pause, Proxies proxies) {
    this.policy = requireNonNull(policy, "policy is null");
    this.pause = requireNonNull(pause, "pause is null");
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(policy.connectTimeout())
            .followRedirects(Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(proxies.selector())
            .build();
    this.exchange = new Exchange(client, proxies, policy.stallTimeout());
  }

  /**
   * Downloads a file.
   *
   * @param folder where the file and its part go
   * @return the path of the complete file
   * @throws DownloadException if no address gave the file, or the thread was interrupted
   * @throws StorageException if the disk takes no more
   */
  public Path download(RemoteFile file, Path folder, Progress progress) {
    requireNonNull(file, "file is null");
    requireNonNull(progress, "progress is null");
    Path target = folder.resolve(file.name());
    PartialFile part = PartialFile.of(folder, file.name());
    List<String> failures = new ArrayList<>();
    try {
      Files.createDirectories(folder);
      for (URI address : file.addresses()) {
        try {
          from(address, file, part, progress);
          part.completeAs(target);
          return target;
        } catch (WriteException e) {
          part.discard();
          throw cannotWrite(part, e);
        } catch (IOException e) {
          failures.add(address + ": " + Reason.of(e));
          progress.note("%s: %s".formatted(address, Reason.of(e)));
        }
      }
      throw failed(file, part, failures);
    } catch (IOException e) {
      throw cannotWrite(part, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DownloadException(
          "%s: the download was interrupted; start it again to go on".formatted(file.name()), e);
    }
  }

  private static StorageException cannotWrite(PartialFile part, IOException e) {
    return new StorageException(
        "%s: cannot be written (%s); make room on the disk, or choose another folder with --data-dir"
            .formatted(part.path(), e.getMessage()),
        e);
  }

  private static DownloadException failed(RemoteFile file, PartialFile part, List<String> failures)
      throws IOException {
    String kept =
        part.length() == 0
            ? ""
            : "; %d bytes are kept in %s, the same command goes on from there"
                .formatted(part.length(), part.path());
    return new DownloadException(
        "%s could not be downloaded: %s%s; check the network and try again, or name another address with --mirror"
            .formatted(
                file.name(),
                failures.isEmpty() ? "there is no address" : String.join("; ", failures),
                kept));
  }

  private void from(URI address, RemoteFile file, PartialFile part, Progress progress)
      throws IOException, InterruptedException {
    int failures = 0;
    long furthest = 0;
    while (true) {
      boolean resumed = part.validator(address).isPresent();
      if (resumed) {
        furthest = Math.max(furthest, part.length());
      }
      try {
        new Transfer(exchange, policy, file, address, part, progress).run();
        if (hasDigest(file, part)) {
          return;
        }
        ContentDigest found = digestOf(file, part);
        part.discard();
        String problem =
            "the content is wrong: %s instead of %s".formatted(found, file.digest().orElseThrow());
        if (!resumed) {
          throw new RefusedException(problem);
        }
        throw new IOException(problem);
      } catch (RefusedException | WriteException e) {
        throw e;
      } catch (IOException e) {
        failures = part.length() - furthest >= REAL_PROGRESS ? 1 : failures + 1;
        furthest = Math.max(furthest, part.length());
        if (failures >= policy.attempts()) {
          throw e;
        }
        progress.note(
            "%s: %s; trying again in %s s"
                .formatted(address, Reason.of(e), policy.delayAfter(failures).toMillis() / 1000.0));
        pause.sleep(policy.delayAfter(failures));
      }
    }
  }

  private static boolean hasDigest(RemoteFile file, PartialFile part) throws IOException {
    return file.digest().isEmpty() || digestOf(file, part).equals(file.digest().get());
  }

  private static ContentDigest digestOf(RemoteFile file, PartialFile part) throws IOException {
    return ContentDigest.of(file.digest().orElseThrow().algorithm(), part.path());
  }

  /**
   * Says which file could not be downloaded, what each address answered, and what to do about it.
   */
  public static final class DownloadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Takes the whole message. */
    public DownloadException(String message) {
      super(requireNonNull(message, "message is null"));
    }

    /** Takes the whole message, and the last thing that went wrong. */
    public DownloadException(String message, Throwable cause) {
      super(requireNonNull(message, "message is null"), cause);
    }
  }

  /** Says that the disk did not take a download, which no other origin or address can help. */
  public static final class StorageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Takes the whole message, and what the disk said. */
    public StorageException(String message, Throwable cause) {
      super(requireNonNull(message, "message is null"), cause);
    }
  }
}
