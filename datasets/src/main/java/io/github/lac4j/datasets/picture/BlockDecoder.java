package io.github.lac4j.datasets.picture;

import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.Progress;
import io.github.lac4j.datasets.picture.DecodedImages.CacheException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Decodes blocks on several threads and hands them on, in order, on the thread of the caller. */
record BlockDecoder(PictureSet set, int workers) {

  /** Takes a decoded block. */
  interface Sink {
    void accept(Block block) throws IOException;
  }

  private static final int BLOCKS_AHEAD = 2;

  void decode(List<Integer> blocks, Sink sink, Progress progress) throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      Iterator<Integer> next = blocks.iterator();
      Deque<Future<Block>> running = new ArrayDeque<>();
      long missing = 0;
      for (int block : blocks) {
        missing += Block.images(set, block);
      }
      long done = set.files().size() - missing;
      while (next.hasNext() || !running.isEmpty()) {
        while (next.hasNext() && running.size() < workers + BLOCKS_AHEAD) {
          int number = next.next();
          running.add(pool.submit(() -> Block.decode(set, number)));
        }
        Block block = result(running.remove());
        sink.accept(block);
        done += Block.images(set, block.number());
        progress.advanced(
            "decoding " + set.name(),
            done,
            OptionalLong.of(set.files().size()),
            Progress.Unit.IMAGES);
      }
    } finally {
      stop(pool);
    }
  }

  /** Waits for the blocks that are being decoded, so that nothing of this goes on afterwards. */
  private static void stop(ExecutorService pool) {
    pool.shutdownNow();
    boolean interrupted = Thread.interrupted();
    boolean stopped = false;
    while (!stopped) {
      try {
        stopped = pool.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Block result(Future<Block> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof DatasetFormatException damaged) {
        throw damaged;
      }
      throw new CacheException(
          "The images of %s cannot be decoded: %s".formatted(set.name(), e.getCause()),
          e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CacheException(
          "Decoding %s was interrupted; open it again to go on".formatted(set.name()), e);
    }
  }
}
