package io.github.lac4j.datasets.lock;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.datasets.Progress;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Lets one process, and one thread of it, do a piece of work at a time; the others wait.
 *
 * <p>The operating system drops the lock when the process ends, however it ends. The empty file
 * stays, since deleting it would let two processes lock two files of one name.
 */
public final class WorkLock implements AutoCloseable {

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

  private final FileChannel channel;
  private final boolean waited;

  private WorkLock(FileChannel channel, boolean waited) {
    this.channel = channel;
    this.waited = waited;
  }

  /**
   * Takes the lock, and waits for as long as another process or thread has it.
   *
   * @param file the file that stands for the work
   * @param busy a sentence for the person who has to wait
   * @param progress hears the sentence, once
   * @throws InterruptedIOException if the thread is interrupted while it waits
   * @throws IOException if the file cannot be made or locked
   */
  public static WorkLock take(Path file, String busy, Progress progress) throws IOException {
    requireNonNull(busy, "busy is null");
    requireNonNull(progress, "progress is null");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      boolean waited = false;
      while (!tryLock(channel)) {
        if (!waited) {
          progress.note(busy);
        }
        waited = true;
        pause(file);
      }
      return new WorkLock(channel, waited);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Says whether somebody else had the lock first and may have done the work. */
  public boolean waited() {
    return waited;
  }

  /** Gives the lock back. */
  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static boolean tryLock(FileChannel channel) throws IOException {
    try {
      // Closing the channel releases it.
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      // Another thread of this process has it.
      return false;
    }
  }

  private static void pause(Path file) throws InterruptedIOException {
    try {
      Thread.sleep(BETWEEN_TRIES.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for " + file);
    }
  }
}
