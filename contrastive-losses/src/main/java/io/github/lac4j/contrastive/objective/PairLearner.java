package io.github.lac4j.contrastive.objective;

import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import io.github.lac4j.core.loss.LossValue;
import io.github.lac4j.core.loss.PairLoss;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.objective.EmbeddingDeviation;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.core.optimizer.OptimizerSettings;
import io.github.lac4j.core.optimizer.ScheduledOptimizer;
import io.github.lac4j.core.view.Batch;
import io.github.lac4j.core.view.ViewPlan;
import io.github.lac4j.core.view.Views;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Encoder and head, trained by a loss of two views. */
final class PairLearner implements Learner {

  private final PairLoss loss;
  private final ProjectedEncoder networks;
  private final ScheduledOptimizer optimizer;

  PairLearner(PairLoss loss, ProjectedEncoder networks, OptimizerSettings optimization, Run run) {
    this.loss = loss;
    this.networks = networks;
    this.optimizer = new ScheduledOptimizer(optimization, networks.parameters(), run);
  }

  @Override
  public StepReport step(Batch batch) {
    ViewPlan.pairs().require(batch);
    Views views = batch.views();
    int images = views.images();
    LossValue value;
    double deviation;
    try (ProjectedEncoder.Embedded pass = networks.forward(views.stacked())) {
      INDArray embeddings = pass.embeddings();
      value = loss.evaluate(rows(embeddings, 0, images), rows(embeddings, images, 2 * images));
      deviation = EmbeddingDeviation.of(embeddings);
      pass.backward(Nd4j.concat(0, value.gradient(0), value.gradient(1)), /* accumulate= */ false);
    }
    double learningRate = optimizer.learningRate();
    optimizer.step();
    return new StepReport(
        value.value(),
        Map.of(StepReport.EMBEDDING_DEVIATION, deviation, StepReport.LEARNING_RATE, learningRate));
  }

  @Override
  public Network encoder() {
    return networks.encoder();
  }

  @Override
  public void save(StateWriter writer) {
    networks.save(writer);
    optimizer.save(writer.scope("optimizer"));
  }

  @Override
  public void restore(StateReader reader) {
    networks.restore(reader);
    optimizer.restore(reader.scope("optimizer"));
  }

  @Override
  public void close() {
    networks.close();
  }

  private static INDArray rows(INDArray array, int from, int to) {
    return array.get(NDArrayIndex.interval(from, to), NDArrayIndex.all());
  }
}
