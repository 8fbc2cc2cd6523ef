package io.github.lac4j.core.baseline;

import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.core.view.Batch;

/** An encoder that never takes a step. */
final class UntrainedEncoder implements Learner {

  private final Network encoder;

  UntrainedEncoder(Network encoder) {
    this.encoder = encoder;
  }

  @Override
  public StepReport step(Batch batch) {
    throw new IllegalArgumentException("\"none\" takes no views and no steps");
  }

  @Override
  public Network encoder() {
    return encoder;
  }

  @Override
  public void save(StateWriter writer) {
    encoder.save(writer.scope("encoder"));
  }

  @Override
  public void restore(StateReader reader) {
    encoder.restore(reader.scope("encoder"));
  }

  @Override
  public void close() {
    encoder.close();
  }
}
