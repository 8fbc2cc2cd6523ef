package io.github.lac4j.datasets.fetch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Lets only one process at a time fetch a set into a data directory. The operating system drops the
 * lock when the process ends, however it ends; the empty file stays, since deleting it would let
 * two processes lock two files of one name.
 */
final class FetchLock {

  private final FileChannel channel;

  private FetchLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock.
   *
   * @throws FetchException if another process or thread has it
   */
  static FetchLock take(Path file, String dataset) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw busy(file, dataset);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    if (lock == null) {
      channel.close();
      throw busy(file, dataset);
    }
    return new FetchLock(channel);
  }

  /** Gives the lock back. */
  void close() throws IOException {
    channel.close();
  }

  private static FetchException busy(Path file, String dataset) {
    return new FetchException(
        "%s: another process fetches %s into this data directory; wait until it has finished"
            .formatted(file, dataset));
  }
}
