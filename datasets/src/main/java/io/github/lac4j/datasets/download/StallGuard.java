package io.github.lac4j.datasets.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Closes a stream that gives nothing for too long, which ends the read that waits on it. */
final class StallGuard implements AutoCloseable {

  private final InputStream stream;
  private final long limitNanos;
  private final ScheduledExecutorService timer;
  private final ScheduledFuture<?> checks;
  private volatile long lastSign = System.nanoTime();
  private volatile boolean stalled;

  StallGuard(InputStream stream, Duration limit) {
    this.stream = stream;
    this.limitNanos = limit.toNanos();
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "lac4j-stall-guard");
              thread.setDaemon(true);
              return thread;
            });
    long period = Math.max(1, limitNanos / 4);
    this.checks = timer.scheduleAtFixedRate(this::check, period, period, TimeUnit.NANOSECONDS);
  }

  /** Hears that bytes have come. */
  void sign() {
    lastSign = System.nanoTime();
  }

  /** Says whether the stream was closed for giving nothing. */
  boolean stalled() {
    return stalled;
  }

  @Override
  public void close() {
    checks.cancel(false);
    timer.shutdownNow();
  }

  private void check() {
    if (!stalled && System.nanoTime() - lastSign > limitNanos) {
      stalled = true;
      try {
        stream.close();
      } catch (IOException e) {
        throw new UncheckedIOException("A stalled stream cannot be closed", e);
      }
    }
  }
}
