package io.github.lac4j.core.training;

import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.ParameterKind;
import io.github.lac4j.core.network.ParameterSegment;
import io.github.lac4j.core.network.ParameterSlice;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.core.optimizer.Optimizer;
import io.github.lac4j.core.optimizer.Sgd;
import io.github.lac4j.core.view.Batch;
import io.github.lac4j.core.view.Views;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Learns the weights of a linear function of four pixels, by SGD with momentum. */
final class LinearLearner implements Learner {

  private final INDArray weights = Nd4j.zeros(DataType.FLOAT, 4);
  private final INDArray gradients = Nd4j.zeros(DataType.FLOAT, 4);
  private final INDArray truth = Nd4j.createFromArray(1f, -2f, 0.5f, 3f);
  private final boolean forgetful;
  private final Optimizer optimizer;
  private boolean closed;

  LinearLearner() {
    this(false);
  }

  /** Creates the learner; a forgetful one does not take up the optimiser's saved state. */
  LinearLearner(boolean forgetful) {
    this.forgetful = forgetful;
    List<ParameterSegment> segments =
        List.of(new ParameterSegment("linear", "W", ParameterKind.WEIGHT, 0, 4));
    this.optimizer =
        Sgd.withMomentum(1e-3).bind(List.of(new ParameterSlice(weights, gradients, segments)));
  }

  double distance() {
    return weights.sub(truth).norm2Number().doubleValue();
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public StepReport step(Batch batch) {
    Views views = batch.views();
    INDArray x = views.stacked().reshape('c', new long[] {views.images(), 4});
    INDArray error = x.mmul(weights.sub(truth).reshape('c', new long[] {4, 1}));
    double loss = error.mul(error).meanNumber().doubleValue();
    INDArray gradient = x.transpose().mmul(error).muli(2.0 / views.images());
    gradients.assign(gradient.reshape('c', new long[] {4}));
    optimizer.step(0.03);
    return new StepReport(loss, Map.of("distance", distance(), "first", weights.getDouble(0)));
  }

  @Override
  public Network encoder() {
    throw new UnsupportedOperationException("A linear function has no encoder");
  }

  @Override
  public void save(StateWriter writer) {
    writer.put("weights", weights);
    optimizer.save(writer.scope("optimizer"));
  }

  @Override
  public void restore(StateReader reader) {
    reader.read("weights", weights);
    if (!forgetful) {
      optimizer.restore(reader.scope("optimizer"));
    }
  }

  @Override
  public void close() {
    closed = true;
  }
}
