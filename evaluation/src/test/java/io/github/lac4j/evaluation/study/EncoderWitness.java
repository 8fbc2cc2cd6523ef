package io.github.lac4j.evaluation.study;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.view.ViewPlan;
import java.util.List;

/**
 * An objective that also notes the parameters its encoder starts from.
 *
 * @param objective does all the work
 * @param starts receives a copy of the parameters at each binding
 */
public record EncoderWitness(Objective objective, List<double[]> starts) implements Objective {

  @Override
  public String name() {
    return objective.name();
  }

  @Override
  public ViewPlan views() {
    return objective.views();
  }

  @Override
  public Learner bind(Model model, ImageShape input, Run run) {
    Learner learner = objective.bind(model, input, run);
    starts.add(learner.encoder().parameters().parameters().toDoubleVector());
    return learner;
  }
}
