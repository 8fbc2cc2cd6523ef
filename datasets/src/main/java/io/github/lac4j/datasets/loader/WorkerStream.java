package io.github.lac4j.datasets.loader;

import io.github.lac4j.core.view.Batch;
import io.github.lac4j.core.view.ViewStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Steps that worker threads render ahead into a ring of batches.
 *
 * <p>A worker first gets an idle batch and then the next step, so the steps in work are always the
 * next ones without a gap: the step that the consumer waits for is never starved of a batch.
 */
final class WorkerStream implements ViewStream {

  private final int epoch;
  private final int steps;
  private final List<ViewBatch> ring;
  private final AtomicLong waitingNanos;
  private final Consumer<List<ViewBatch>> afterClose;
  private final List<Thread> threads = new ArrayList<>();

  /** Guards everything below. */
  private final Object lock = new Object();

  private final Deque<ViewBatch> idle;

  /**
   * Rendered batches, that of a step at the step modulo the number of batches: the steps in work
   * have no gap, so no two share a place.
   */
  private final ViewBatch[] ready;

  private ViewBatch held;
  private int nextToRender;
  private int nextToGive;
  private int failedStep = Integer.MAX_VALUE;
  private Throwable failure;

  /** Volatile, since workers also look at it without the lock, between two images. */
  private volatile boolean closed;

  private WorkerStream(
      int epoch,
      int firstStep,
      int steps,
      List<ViewBatch> ring,
      AtomicLong waitingNanos,
      Consumer<List<ViewBatch>> afterClose) {
    this.epoch = epoch;
    this.nextToRender = firstStep;
    this.nextToGive = firstStep;
    this.steps = steps;
    this.ring = ring;
    this.idle = new ArrayDeque<>(ring);
    this.ready = new ViewBatch[ring.size()];
    this.waitingNanos = waitingNanos;
    this.afterClose = afterClose;
  }

  static WorkerStream start(
      EpochPlan plan,
      int epoch,
      int firstStep,
      int steps,
      int workers,
      List<ViewBatch> ring,
      AtomicLong waitingNanos,
      Consumer<List<ViewBatch>> afterClose) {
    WorkerStream stream = new WorkerStream(epoch, firstStep, steps, ring, waitingNanos, afterClose);
    for (int i = 0; i < workers; i++) {
      BatchRenderer renderer = new BatchRenderer(plan);
      Thread thread =
          new Thread(() -> stream.work(renderer), "view-worker-%d-of-epoch-%d".formatted(i, epoch));
      thread.setDaemon(true);
      stream.threads.add(thread);
    }
    try {
      stream.threads.forEach(Thread::start);
    } catch (OutOfMemoryError e) { // The system gives no more threads: end those that run.
      stream.close();
      throw e;
    }
    return stream;
  }

  @Override
  public boolean hasNext() {
    synchronized (lock) {
      return !closed && nextToGive < steps;
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the stream is closed, the thread is interrupted, or the views
   *     could not be rendered; the cause then says why
   */
  @Override
  public Batch next() {
    synchronized (lock) {
      if (closed) {
        throw new IllegalStateException("The stream of views is closed; open the epoch again");
      }
      if (nextToGive >= steps) {
        throw new NoSuchElementException("Epoch %d is over after %d steps".formatted(epoch, steps));
      }
      if (held != null) {
        idle.add(held);
        held = null;
        lock.notifyAll();
      }
      int place = nextToGive % ready.length;
      if (ready[place] == null) {
        long start = System.nanoTime();
        try {
          await(place);
        } finally {
          waitingNanos.addAndGet(System.nanoTime() - start);
        }
      }
      held = ready[place];
      ready[place] = null;
      nextToGive++;
      return held.current().batch();
    }
  }

  /** Waits, under the lock, for the step that is to be given next. */
  private void await(int place) {
    while (ready[place] == null) {
      if (failedStep <= nextToGive) {
        throw new IllegalStateException(
            "The views of step %d of epoch %d could not be rendered: %s"
                .formatted(failedStep, epoch, failure),
            failure);
      }
      try {
        lock.wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while waiting for views", e);
      }
    }
  }

  /** Stops the workers, after the image each is at, and waits until they have ended. */
  @Override
  public void close() {
    synchronized (lock) {
      if (closed) {
        return;
      }
      closed = true;
      lock.notifyAll();
    }
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    afterClose.accept(ring);
  }

  private void work(BatchRenderer renderer) {
    int step = 0;
    BooleanSupplier abandoned = () -> closed;
    try {
      while (true) {
        ViewBatch batch;
        synchronized (lock) {
          while (idle.isEmpty() && !isOver()) {
            lock.wait();
          }
          if (isOver()) {
            return;
          }
          batch = idle.remove();
          step = nextToRender++;
        }
        renderer.render(step, batch, abandoned);
        synchronized (lock) {
          ready[step % ready.length] = batch;
          lock.notifyAll();
        }
      }
    } catch (Throwable e) { // Errors too: the training loop must not wait for a dead worker.
      fail(step, e);
    }
  }

  /** Says, under the lock, that no further step is to be begun. */
  private boolean isOver() {
    return closed || failure != null || nextToRender >= steps;
  }

  private void fail(int step, Throwable e) {
    synchronized (lock) {
      if (step < failedStep) {
        failedStep = step;
        failure = e;
      }
      lock.notifyAll();
    }
  }
}
