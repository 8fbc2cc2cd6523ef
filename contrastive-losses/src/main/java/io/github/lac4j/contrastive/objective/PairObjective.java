package io.github.lac4j.contrastive.objective;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.loss.LossValue;
import io.github.lac4j.core.loss.PairLoss;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.objective.EmbeddingDeviation;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.core.optimizer.OptimizerSettings;
import io.github.lac4j.core.optimizer.ScheduledOptimizer;
import io.github.lac4j.core.part.ComposedLearner;
import io.github.lac4j.core.part.NetworkChain;
import io.github.lac4j.core.part.Parts;
import io.github.lac4j.core.view.ViewPlan;
import io.github.lac4j.core.view.Views;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Any loss of two views as an objective: encoder and projection head, trained end to end.
 *
 * <p>Both views are stacked along the batch and go through the networks as one batch of 2N, so that
 * batch normalisation sees them together (as in the official code of SimCLR).
 *
 * <pre>{@code
 * Objective simClr =
 *     new PairObjective("nt-xent", new NtXent(0.5), ProjectionConfig.of(HeadShape.SIMCLR), adam);
 * }</pre>
 */
public final class PairObjective implements Objective {

  private final String name;
  private final PairLoss loss;
  private final ProjectionConfig head;
  private final OptimizerSettings optimization;

  /**
   * Creates the objective.
   *
   * @param name what studies call it
   * @param loss the loss of the embeddings, N x D each
   * @param head the projection head
   * @param optimization the optimiser of encoder and head
   */
  public PairObjective(
      String name, PairLoss loss, ProjectionConfig head, OptimizerSettings optimization) {
    this.name = requireNonNull(name, "name is null");
    this.loss = requireNonNull(loss, "loss is null");
    this.head = requireNonNull(head, "head is null");
    this.optimization = requireNonNull(optimization, "optimization is null");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public ViewPlan views() {
    return ViewPlan.pairs();
  }

  @Override
  public Learner bind(Model model, ImageShape input, Run run) {
    NetworkChain networks = head.build(model, input, run);
    ScheduledOptimizer optimizer = new ScheduledOptimizer(optimization, networks.parameters(), run);
    return new ComposedLearner(
        views(),
        new Parts().addAll(networks.networks()).add("optimizer", optimizer),
        networks.encoder(),
        batch -> step(networks, optimizer, batch.views()));
  }

  private StepReport step(NetworkChain networks, ScheduledOptimizer optimizer, Views views) {
    int images = views.images();
    try (NetworkChain.ChainPass pass = networks.forward(views.stacked())) {
      INDArray embeddings = pass.output();
      LossValue value =
          loss.evaluate(rows(embeddings, 0, images), rows(embeddings, images, 2 * images));
      double deviation = EmbeddingDeviation.of(embeddings);
      pass.backward(Nd4j.concat(0, value.gradient(0), value.gradient(1)), /* accumulate= */ false);
      return StepReport.of(value.value(), deviation, optimizer.step());
    }
  }

  private static INDArray rows(INDArray array, int from, int to) {
    return array.get(NDArrayIndex.interval(from, to), NDArrayIndex.all());
  }

  @Override
  public List<String> notes(Run run) {
    return loss.notes();
  }
}
