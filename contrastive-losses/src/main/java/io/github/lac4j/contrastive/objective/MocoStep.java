package io.github.lac4j.contrastive.objective;

import io.github.lac4j.contrastive.loss.MocoLoss;
import io.github.lac4j.contrastive.queue.EmbeddingQueue;
import io.github.lac4j.core.loss.LossValue;
import io.github.lac4j.core.network.StatisticsMean;
import io.github.lac4j.core.objective.EmbeddingDeviation;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.core.optimizer.ScheduledOptimizer;
import io.github.lac4j.core.part.ComposedLearner;
import io.github.lac4j.core.part.MomentumCopy;
import io.github.lac4j.core.part.NetworkChain;
import io.github.lac4j.core.part.Parts;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.view.Batch;
import io.github.lac4j.core.view.ViewPlan;
import io.github.lac4j.core.view.Views;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** What query encoder, key encoder and queue do in a step. */
final class MocoStep implements ComposedLearner.Step {

  private final MocoConfig config;
  private final MocoLoss loss;
  private final NetworkChain query;
  private final MomentumCopy copy;
  private final KeyEncoder key;
  private final EmbeddingQueue queue;
  private final ScheduledOptimizer optimizer;
  private final StatisticsMean statistics;
  private final Seed shuffles;

  private MocoStep(MocoConfig config, NetworkChain query, Run run) {
    this.config = config;
    this.loss = new MocoLoss(config.temperature());
    this.query = query;
    this.copy = new MomentumCopy(query, step -> config.momentum());
    this.key = new KeyEncoder(copy, config.splits());
    this.queue =
        new EmbeddingQueue(
            config.queue(), config.head().dimension(), run.dataType(), run.seed().derive("queue"));
    this.optimizer = new ScheduledOptimizer(config.optimization(), query.parameters(), run);
    this.statistics = new StatisticsMean(List.copyOf(query.networks().values()), config.splits());
    this.shuffles = run.seed().derive("shuffle");
  }

  static Learner learner(MocoConfig config, ViewPlan views, NetworkChain query, Run run) {
    MocoStep step = new MocoStep(config, query, run);
    return new ComposedLearner(
        views,
        new Parts()
            .add("query", query)
            .add("key", step.copy)
            .add("queue", step.queue)
            .add("optimizer", step.optimizer),
        query.encoder(),
        step);
  }

  @Override
  public StepReport take(Batch batch) {
    Views views = batch.views();
    if (views.images() % config.splits() != 0) {
      throw new IllegalArgumentException(
          "A batch of %d cannot be split into %d equal parts"
              .formatted(views.images(), config.splits()));
    }
    copy.update(optimizer.steps());
    Seed shuffle = shuffles.derive(optimizer.steps());
    INDArray secondKeys = key.keys(views.view(1), shuffle.derive(1));
    double value = scoreAndGoBack(views.view(0), secondKeys, /* accumulate= */ false);
    INDArray keys = secondKeys;
    if (config.symmetric()) {
      INDArray firstKeys = key.keys(views.view(0), shuffle.derive(0));
      value += scoreAndGoBack(views.view(1), firstKeys, /* accumulate= */ true);
      keys = Nd4j.concat(0, firstKeys, secondKeys);
    }
    double learningRate = optimizer.step();
    queue.enqueue(keys);
    return StepReport.of(value, EmbeddingDeviation.of(keys), learningRate);
  }

  /**
   * Adds the gradient of one direction and returns its loss.
   *
   * <p>The loss is a mean over queries that do not see one another, so the mean over equal parts of
   * the batch is the mean over the batch.
   */
  private double scoreAndGoBack(INDArray images, INDArray keys, boolean accumulate) {
    int parts = config.splits();
    long size = images.size(0) / parts;
    statistics.begin();
    double value = 0;
    for (int part = 0; part < parts; part++) {
      long from = part * size;
      long to = from + size;
      statistics.beginPart();
      try (NetworkChain.ChainPass queries =
          query.forward(
              images.get(
                  NDArrayIndex.interval(from, to),
                  NDArrayIndex.all(),
                  NDArrayIndex.all(),
                  NDArrayIndex.all()))) {
        statistics.endPart();
        LossValue scored =
            loss.evaluate(
                queries.output(),
                keys.get(NDArrayIndex.interval(from, to), NDArrayIndex.all()),
                queue.rows());
        queries.backward(scored.gradient(0).divi(parts), accumulate || part > 0);
        value += scored.value() / parts;
      }
    }
    return value;
  }
}
