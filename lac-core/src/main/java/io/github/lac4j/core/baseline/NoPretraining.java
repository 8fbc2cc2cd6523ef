package io.github.lac4j.core.baseline;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.view.ViewPlan;

/**
 * No pretraining: the encoder as it is initialised, which every other objective must beat.
 *
 * <p>Takes no views and no steps. The encoder is the one that all objectives of the same seed start
 * from.
 */
public final class NoPretraining implements Objective {

  /** The objective's name. */
  public static final String NAME = "none";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ViewPlan views() {
    return ViewPlan.none();
  }

  @Override
  public Learner bind(Model model, ImageShape input, Run run) {
    return new UntrainedEncoder(run.build(Run.ENCODER, model.encoder(input, run.dataType())));
  }
}
