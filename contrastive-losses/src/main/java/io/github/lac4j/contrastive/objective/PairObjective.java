package io.github.lac4j.contrastive.objective;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.loss.PairLoss;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.optimizer.OptimizerSettings;
import io.github.lac4j.core.view.ViewPlan;
import java.util.List;

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
    return new PairLearner(
        loss, ProjectedEncoder.build(model, input, head, run), optimization, run);
  }

  @Override
  public List<String> notes(Run run) {
    return loss.notes();
  }
}
