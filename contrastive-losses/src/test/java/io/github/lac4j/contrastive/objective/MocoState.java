package io.github.lac4j.contrastive.objective;

import io.github.lac4j.core.checkpoint.Checkpointable;
import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateSnapshot;
import io.github.lac4j.core.checkpoint.StateWriter;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.part.NetworkChain;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What a learner of momentum contrast saves, read back for inspection. */
final class MocoState implements Checkpointable {

  private final INDArray queryEncoder;
  private final INDArray queryHead;
  private final INDArray keyEncoder;
  private final INDArray keyHead;
  private final INDArray queue;
  private long next;

  private MocoState(NetworkChain shape, MocoConfig config) {
    this.queryEncoder = shape.encoder().parameters().parameters().like();
    this.queryHead = shape.network("projection-head").parameters().parameters().like();
    this.keyEncoder = queryEncoder.like();
    this.keyHead = queryHead.like();
    this.queue = Nd4j.zeros(DataType.DOUBLE, config.queue(), config.head().dimension());
  }

  /** Reads a learner's state; {@code shape} has networks of the same size. */
  static MocoState of(Learner learner, NetworkChain shape, MocoConfig config) {
    MocoState state = new MocoState(shape, config);
    StateSnapshot.of(learner).restoreInto(state);
    return state;
  }

  INDArray queryEncoder() {
    return queryEncoder;
  }

  INDArray queryHead() {
    return queryHead;
  }

  INDArray keyEncoder() {
    return keyEncoder;
  }

  INDArray keyHead() {
    return keyHead;
  }

  INDArray queue() {
    return queue;
  }

  long next() {
    return next;
  }

  @Override
  public void save(StateWriter writer) {
    throw new UnsupportedOperationException("A state is only read");
  }

  @Override
  public void restore(StateReader reader) {
    read(reader.scope("query"), queryEncoder, queryHead);
    read(reader.scope("key"), keyEncoder, keyHead);
    reader.scope("queue").read("rows", queue);
    next = reader.scope("queue").readLong("next");
  }

  private static void read(StateReader reader, INDArray encoder, INDArray head) {
    reader.scope("encoder").read("parameters", encoder);
    reader.scope("projection-head").read("parameters", head);
  }
}
