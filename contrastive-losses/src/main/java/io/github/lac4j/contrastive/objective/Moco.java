package io.github.lac4j.contrastive.objective;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.contrastive.loss.MocoLoss;
import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.view.ViewPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * Momentum contrast: queries are told from a queue of keys that a slowly moving encoder has made.
 *
 * <p>One step:
 *
 * <pre>
 *   theta_k = m theta_k + (1 - m) theta_q           trained parameters only
 *   q = normalise(head_q(encoder_q(view 1)))
 *   k = normalise(head_k(encoder_k(view 2)))        no gradient
 *   L = mean over N of  - log exp(&lt;q,k&gt;/T) / (exp(&lt;q,k&gt;/T) + sum over the queue of exp(&lt;q,queue_j&gt;/T))
 *   update theta_q;  then enqueue k over the oldest keys
 * </pre>
 *
 * <p>Keys enter the queue only after they have been scored, so a positive is never a negative too.
 * With {@code symmetric} the views change places as well, the loss is the <em>sum</em> of both
 * directions (as in the official CIFAR demo; lightly averages), and all 2N keys are enqueued after
 * both. The queue may have any size: the official code demands a multiple of the batch.
 *
 * <p><b>Batch normalisation.</b> Query and key must not be recognisable by their batch statistics.
 * On many devices the official code shuffles the keys among them; on one, its CIFAR demo normalises
 * parts of the batch separately. {@code splits} above 1 does that for queries and keys, with the
 * keys permuted among the parts; running statistics are the mean over the parts.
 *
 * <p><b>Papers.</b> He, Fan, Wu, Xie and Girshick, CVPR 2020, equations 1 and 2 and Algorithm 1
 * (v1: a linear head, T 0.07); Chen, Fan, Girshick and He, arXiv:2003.04297 (v2: a hidden layer in
 * the head, T 0.2).
 *
 * <p><b>Shapes.</b> Takes two views, N x C x H x W each; embeddings are N x D, the queue K x D.
 */
public final class Moco implements Objective {

  /** The objective's name. */
  public static final String NAME = "moco";

  private final MocoConfig config;

  /** Creates the objective. */
  public Moco(MocoConfig config) {
    this.config = requireNonNull(config, "config is null");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ViewPlan views() {
    return ViewPlan.pairs();
  }

  @Override
  public Learner bind(Model model, ImageShape input, Run run) {
    if (run.batchSize() % config.splits() != 0) {
      throw new IllegalArgumentException(
          "A batch of %d cannot be split into %d equal parts; change the batch size or the splits"
              .formatted(run.batchSize(), config.splits()));
    }
    return MocoStep.learner(config, views(), config.head().build(model, input, run), run);
  }

  @Override
  public List<String> notes(Run run) {
    List<String> notes = new ArrayList<>(new MocoLoss(config.temperature()).notes());
    long images = (long) run.batchSize() * run.stepsPerEpoch();
    if (config.queue() > images) {
      notes.add(
          "queue %d: it holds more keys than the %d images of an epoch, so that an image meets its own keys of earlier epochs as negatives; a queue below the number of images is usual"
              .formatted(config.queue(), images));
    }
    return notes;
  }
}
