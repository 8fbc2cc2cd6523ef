package io.github.lac4j.core.file;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.Internal;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Lets one process, and one thread of it, work on something at a time.
 *
 * <p>The operating system gives the lock back when the process ends, however it ends. The file
 * stays, since deleting it would let two processes lock two files of one name; it names the process
 * that has locked it last.
 */
@Internal
public final class ProcessLock implements AutoCloseable {

  private static final String NAME = "lock";
  private static final int LONGEST_OWNER = 200;

  /** Some systems let nobody read what is locked, and the text is for others. */
  private static final long BEYOND_THE_TEXT = 1L << 40;

  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(50);

  private final FileChannel channel;
  private final boolean waited;

  private ProcessLock(FileChannel channel, boolean waited) {
    this.channel = channel;
    this.waited = waited;
  }

  /**
   * Locks a folder, which is made if it is missing.
   *
   * @param patience how long to wait for a process that is about to end
   * @throws LockedFolderException if another process has the lock
   * @throws UncheckedIOException if the folder cannot be locked
   */
  public static ProcessLock ofFolder(Path folder, Duration patience) {
    try {
      Files.createDirectories(folder);
      return take(file(folder), Optional.of(Instant.now().plus(patience)), () -> {})
          .orElseThrow(
              () ->
                  new LockedFolderException(
                      "Another process works in %s (%s); wait until it has ended, or end it"
                          .formatted(folder, owner(file(folder)))));
    } catch (IOException e) {
      throw new UncheckedIOException("The folder %s cannot be locked".formatted(folder), e);
    }
  }

  /**
   * Locks a file, which is made if it is missing, and waits for as long as somebody else has the
   * lock.
   *
   * @param waiting is run once, before the waiting, if there is any
   * @throws InterruptedIOException if the thread is interrupted while it waits
   * @throws IOException if the file cannot be made or locked
   */
  public static ProcessLock waitFor(Path file, Runnable waiting) throws IOException {
    return take(file, Optional.empty(), requireNonNull(waiting, "waiting is null")).orElseThrow();
  }

  private static Optional<ProcessLock> take(Path file, Optional<Instant> end, Runnable waiting)
      throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      boolean waited = false;
      while (attempt(channel, false) == null) {
        if (end.isPresent() && !Instant.now().isBefore(end.get())) {
          channel.close();
          return Optional.empty();
        }
        if (!waited) {
          waiting.run();
        }
        waited = true;
        pause(file);
      }
      String owner =
          "process %d since %s"
              .formatted(
                  ProcessHandle.current().pid(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)), 0);
      return Optional.of(new ProcessLock(channel, waited));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Returns the file whose lock is that of a folder. */
  public static Path file(Path folder) {
    return folder.resolve(NAME);
  }

  /**
   * Says whether some process, this one included, has the lock of a folder. The folder need not be
   * writable.
   */
  public static boolean isHeld(Path folder) {
    Path file = file(folder);
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      // Closing the channel releases the lock.
      return attempt(channel, true) == null;
    } catch (IOException e) {
      throw new UncheckedIOException("The lock of %s cannot be looked at".formatted(folder), e);
    }
  }

  /** Says whether somebody else had the lock first and may have done the work. */
  public boolean waited() {
    return waited;
  }

  /** Gives the lock back. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("A lock cannot be given back", e);
    }
  }

  /** Returns nothing if somebody else has the lock, be it in this process. */
  private static FileLock attempt(FileChannel channel, boolean shared) throws IOException {
    try {
      return channel.tryLock(BEYOND_THE_TEXT, 1, shared);
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static String owner(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer bytes = ByteBuffer.allocate(LONGEST_OWNER);
      channel.read(bytes, 0);
      String owner = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
      return owner.isEmpty() ? "unknown" : owner;
    } catch (IOException e) {
      throw new UncheckedIOException("The lock %s cannot be read".formatted(file), e);
    }
  }

  private static void pause(Path file) throws InterruptedIOException {
    try {
      Thread.sleep(BETWEEN_ATTEMPTS.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for " + file);
    }
  }
}
