package io.github.lac4j.core.vector;

import static java.util.Objects.requireNonNull;

import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Applies a rule to all elements of some vectors while each passes through memory once.
 *
 * <p>Blocks of the vectors are copied into small arrays that stay in the processor's cache, worked
 * on there, and copied back. Long vectors are shared with idle threads of the common pool. The
 * result does not depend on how many there are: elements do not see one another, and sums are those
 * of fixed pieces, added in their order.
 *
 * <p>A pass keeps its small arrays for the next time; one thread at a time may use it.
 */
public final class VectorPass {

  /** Elements of a piece, which one thread works on without a break. */
  static final int PIECE = 32 * Blocks.LENGTH;

  /** Below this many pieces waking another thread costs more than it saves. */
  private static final int SHARED_PIECES = 8;

  private Blocks[] blocks = new Blocks[0];
  private double[] pieceSums = new double[0];

  /**
   * Applies a rule.
   *
   * @return the rule's sums over all elements
   */
  public double[] run(VectorRule rule, VectorGroup vectors) {
    requireNonNull(rule, "rule is null");
    double[] sums = new double[rule.sums()];
    if (vectors.memory().isEmpty()) {
      rule.apply(vectors.arrays(), vectors.scratch(), sums);
      return sums;
    }
    int pieces = Math.toIntExact((vectors.length() + PIECE - 1) / PIECE);
    int helpers =
        pieces < SHARED_PIECES
            ? 0
            : Math.min(ForkJoinPool.getCommonPoolParallelism(), pieces / SHARED_PIECES);
    prepare(helpers + 1, vectors.type(), vectors.arrays().length, pieces * sums.length);
    try {
      share(rule, vectors, pieces, helpers);
    } finally {
      Reference.reachabilityFence(vectors);
    }
    for (int i = 0; i < pieces * sums.length; i++) {
      sums[i % sums.length] += pieceSums[i];
    }
    return sums;
  }

  private void share(VectorRule rule, VectorGroup vectors, int pieces, int helpers) {
    AtomicInteger next = new AtomicInteger();
    ForkJoinTask<?>[] tasks = new ForkJoinTask<?>[helpers];
    for (int i = 0; i < helpers; i++) {
      Blocks own = blocks[i + 1];
      tasks[i] = ForkJoinPool.commonPool().submit(() -> work(rule, vectors, pieces, next, own));
    }
    try {
      work(rule, vectors, pieces, next, blocks[0]);
    } finally {
      for (ForkJoinTask<?> task : tasks) {
        // One that no processor has taken up is run right here, and finds nothing left to do.
        task.quietlyJoin();
      }
    }
    for (ForkJoinTask<?> task : tasks) {
      task.join();
    }
  }

  private void work(
      VectorRule rule, VectorGroup vectors, int pieces, AtomicInteger next, Blocks own) {
    double[] sums = new double[rule.sums()];
    for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
      int from = piece * PIECE;
      Arrays.fill(sums, 0);
      own.apply(rule, vectors, from, (int) Math.min(from + (long) PIECE, vectors.length()), sums);
      System.arraycopy(sums, 0, pieceSums, piece * sums.length, sums.length);
    }
  }

  private void prepare(int threads, DataType type, int vectors, int sums) {
    if (blocks.length < threads || !blocks[0].hold(type, vectors)) {
      int length = Math.max(threads, blocks.length);
      blocks = new Blocks[length];
      Arrays.setAll(blocks, i -> Blocks.of(type, vectors));
    }
    if (pieceSums.length < sums) {
      pieceSums = new double[sums];
    }
  }
}
