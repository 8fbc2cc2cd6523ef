package io.github.lac4j.evaluation.store;

import java.io.IOException;
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

/**
 * Keeps other processes out of a folder. The operating system gives the lock back when the process
 * ends, however it ends; the file itself stays.
 */
public final class FolderLock implements AutoCloseable {

  private static final String NAME = "lock";
  private static final int LONGEST_OWNER = 200;

  /** Some systems let nobody read what is locked, and the text is for others. */
  private static final long BEYOND_THE_TEXT = 1L << 40;

  private static final long BETWEEN_ATTEMPTS_MILLISECONDS = 50;

  private final FileChannel channel;
  private final FileLock lock;

  private FolderLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Locks a folder, which is made if it is missing.
   *
   * @param patience how long to wait for a process that is about to end
   * @throws LockedFolderException if another process has the lock
   */
  public static FolderLock acquire(Path folder, Duration patience) {
    Path file = file(folder);
    Instant end = Instant.now().plus(patience);
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      FileLock lock = attempt(channel, false);
      while (lock == null && Instant.now().isBefore(end)) {
        Thread.sleep(BETWEEN_ATTEMPTS_MILLISECONDS);
        lock = attempt(channel, false);
      }
      if (lock == null) {
        String owner = read(channel);
        channel.close();
        throw new LockedFolderException(
            "Another process works in %s (%s); wait until it has ended, or end it"
                .formatted(folder, owner.isEmpty() ? "unknown" : owner));
      }
      write(
          channel,
          "process %d since %s"
              .formatted(
                  ProcessHandle.current().pid(), Instant.now().truncatedTo(ChronoUnit.SECONDS)));
      return new FolderLock(channel, lock);
    } catch (IOException e) {
      throw new UncheckedIOException("The folder %s cannot be locked".formatted(folder), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for the lock of " + folder, e);
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
      FileLock lock = attempt(channel, true);
      if (lock == null) {
        return true;
      }
      lock.release();
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("The lock of %s cannot be looked at".formatted(folder), e);
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

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST_OWNER);
    channel.read(bytes, 0);
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8).strip();
  }

  private static void write(FileChannel channel, String owner) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)), 0);
  }

  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("A lock cannot be given back", e);
    }
  }
}
