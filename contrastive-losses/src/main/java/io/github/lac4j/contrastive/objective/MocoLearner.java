package io.github.lac4j.contrastive.objective;

import io.github.lac4j.contrastive.loss.MocoLoss;
import io.github.lac4j.contrastive.queue.EmbeddingQueue;
import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import io.github.lac4j.core.loss.LossValue;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.StatisticsMean;
import io.github.lac4j.core.objective.EmbeddingDeviation;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.core.optimizer.ScheduledOptimizer;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.view.Batch;
import io.github.lac4j.core.view.ViewPlan;
import io.github.lac4j.core.view.Views;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Query encoder, key encoder and queue. */
final class MocoLearner implements Learner {

  private final MocoConfig config;
  private final MocoLoss loss;
  private final ProjectedEncoder query;
  private final KeyEncoder key;
  private final EmbeddingQueue queue;
  private final ScheduledOptimizer optimizer;
  private final StatisticsMean statistics;
  private final Seed shuffles;
  private long steps;

  MocoLearner(MocoConfig config, ProjectedEncoder query, Run run) {
    this.config = config;
    this.loss = new MocoLoss(config.temperature());
    this.query = query;
    this.key = new KeyEncoder(query, config.splits());
    this.queue =
        new EmbeddingQueue(
            config.queue(), config.head().dimension(), run.dataType(), run.seed().derive("queue"));
    this.optimizer = new ScheduledOptimizer(config.optimization(), query.parameters(), run);
    this.statistics = new StatisticsMean(query.networks(), config.splits());
    this.shuffles = run.seed().derive("shuffle");
  }

  @Override
  public StepReport step(Batch batch) {
    ViewPlan.pairs().require(batch);
    Views views = batch.views();
    if (views.images() % config.splits() != 0) {
      throw new IllegalArgumentException(
          "A batch of %d cannot be split into %d equal parts"
              .formatted(views.images(), config.splits()));
    }
    key.update(config.momentum());
    Seed shuffle = shuffles.derive(steps);
    INDArray secondKeys = keys(views.view(1), shuffle.derive(1));
    double value = scoreAndGoBack(views.view(0), secondKeys, /* accumulate= */ false);
    INDArray keys = secondKeys;
    if (config.symmetric()) {
      INDArray firstKeys = keys(views.view(0), shuffle.derive(0));
      value += scoreAndGoBack(views.view(1), firstKeys, /* accumulate= */ true);
      keys = Nd4j.concat(0, firstKeys, secondKeys);
    }
    double learningRate = optimizer.learningRate();
    optimizer.step();
    queue.enqueue(keys);
    steps++;
    return new StepReport(
        value,
        Map.of(
            StepReport.EMBEDDING_DEVIATION,
            EmbeddingDeviation.of(keys),
            StepReport.LEARNING_RATE,
            learningRate));
  }

  @Override
  public Network encoder() {
    return query.encoder();
  }

  @Override
  public void save(StateWriter writer) {
    query.save(writer.scope("query"));
    key.save(writer.scope("key"));
    queue.save(writer.scope("queue"));
    optimizer.save(writer.scope("optimizer"));
    writer.put("steps", steps);
  }

  @Override
  public void restore(StateReader reader) {
    query.restore(reader.scope("query"));
    key.restore(reader.scope("key"));
    queue.restore(reader.scope("queue"));
    optimizer.restore(reader.scope("optimizer"));
    steps = reader.readLong("steps");
  }

  @Override
  public void close() {
    query.close();
    key.close();
  }

  private INDArray keys(INDArray images, Seed seed) {
    return config.splits() == 1 ? key.keys(images) : key.keysOfParts(images, seed);
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
      try (ProjectedEncoder.Embedded queries =
          query.forward(
              images.get(
                  NDArrayIndex.interval(from, to),
                  NDArrayIndex.all(),
                  NDArrayIndex.all(),
                  NDArrayIndex.all()))) {
        statistics.endPart();
        LossValue scored =
            loss.evaluate(
                queries.embeddings(),
                keys.get(NDArrayIndex.interval(from, to), NDArrayIndex.all()),
                queue.rows());
        queries.backward(scored.gradient(0).divi(parts), accumulate || part > 0);
        value += scored.value() / parts;
      }
    }
    return value;
  }
}
