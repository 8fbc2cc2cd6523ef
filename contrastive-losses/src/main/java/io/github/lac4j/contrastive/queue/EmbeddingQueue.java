package io.github.lac4j.contrastive.queue;

import io.github.lac4j.core.checkpoint.Checkpointable;
import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import io.github.lac4j.core.random.Seed;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A ring of the K latest keys, each of length one (He et al. 2020, section 3.2).
 *
 * <p>Enqueue the keys of a step only after they have been scored against the queue: a key that is
 * in the queue already would be a negative of its own query. The batch may have any size; each key
 * overwrites the oldest one, and of a batch larger than the queue the last K keys remain.
 */
public final class EmbeddingQueue implements Checkpointable {

  private final INDArray rows;
  private int next;

  /**
   * Creates a queue of random directions, which are no keys yet.
   *
   * @param capacity K, the number of keys that are kept
   * @param dimension D, the width of a key
   * @param dataType of the rows, FLOAT or DOUBLE
   * @param seed where the random directions start
   * @throws IllegalArgumentException if capacity or dimension is below 1
   */
  public EmbeddingQueue(int capacity, int dimension, DataType dataType, Seed seed) {
    if (capacity < 1 || dimension < 1) {
      throw new IllegalArgumentException(
          "A queue needs a capacity and a dimension of 1 or more, but they are %d and %d"
              .formatted(capacity, dimension));
    }
    RandomGenerator random = seed.generator();
    double[] values = new double[capacity * dimension];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextGaussian();
    }
    this.rows = unit(Nd4j.createFromArray(values).reshape(capacity, dimension)).castTo(dataType);
  }

  /** Returns all rows, K x D, of length one; live, and in the order of the ring, not of age. */
  public INDArray rows() {
    return rows;
  }

  /** Returns K, the number of keys that are kept. */
  public int capacity() {
    return (int) rows.size(0);
  }

  /** Returns the row that the next key will overwrite. */
  public int next() {
    return next;
  }

  /**
   * Puts keys in the place of the oldest ones.
   *
   * @param keys M x D, not necessarily of length one; never changed
   * @throws IllegalArgumentException if the dimension differs from the queue's
   */
  public void enqueue(INDArray keys) {
    if (keys.rank() != 2 || keys.size(1) != rows.size(1)) {
      throw new IllegalArgumentException(
          "Keys must be M x %d, but their shape is %s"
              .formatted(rows.size(1), Arrays.toString(keys.shape())));
    }
    long count = keys.size(0);
    long kept = Math.min(count, capacity());
    long first = count - kept;
    INDArray units = unit(keys.castTo(DataType.DOUBLE)).castTo(rows.dataType());
    int start = (int) ((next + first) % capacity());
    long untilEnd = Math.min(kept, (long) capacity() - start);
    copy(units, first, start, untilEnd);
    copy(units, first + untilEnd, 0, kept - untilEnd);
    next = (int) ((next + count) % capacity());
  }

  @Override
  public void save(StateWriter writer) {
    writer.put("rows", rows);
    writer.put("next", next);
  }

  @Override
  public void restore(StateReader reader) {
    reader.read("rows", rows);
    next = Math.toIntExact(reader.readLong("next"));
  }

  private void copy(INDArray units, long from, long to, long count) {
    if (count > 0) {
      rows.get(NDArrayIndex.interval(to, to + count), NDArrayIndex.all())
          .assign(units.get(NDArrayIndex.interval(from, from + count), NDArrayIndex.all()));
    }
  }

  private static INDArray unit(INDArray doubles) {
    INDArray norms = doubles.norm2(true, 1);
    double[] lengths = norms.toDoubleVector();
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = Math.max(lengths[i], 1e-12);
    }
    return doubles.divColumnVector(Nd4j.createFromArray(lengths).reshape(lengths.length, 1));
  }
}
