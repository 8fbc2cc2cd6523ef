package io.github.lac4j.evaluation.execution;

import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.core.view.Batch;
import io.github.lac4j.core.view.ViewPlan;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An objective whose learners break or diverge after so many steps.
 *
 * @param objective does all the work
 * @param stepsLeft steps until then, of all learners together
 * @param ending what happens then
 */
record FragileObjective(Objective objective, AtomicLong stepsLeft, Ending ending)
    implements Objective {

  /** How a training goes wrong. */
  enum Ending {
    /** An exception that says nothing about the training. */
    BROKEN,
    /** The loss of a step is NaN. */
    LOSS_NAN,
    /** The weights are NaN after a step. */
    WEIGHTS_NAN
  }

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
    return new Learner() {
      @Override
      public StepReport step(Batch batch) {
        boolean over = stepsLeft.decrementAndGet() < 0;
        if (over && ending == Ending.LOSS_NAN) {
          return new StepReport(Double.NaN, Map.of());
        }
        if (over && ending == Ending.BROKEN) {
          throw new IllegalStateException("broken");
        }
        StepReport report = learner.step(batch);
        if (over) {
          learner.encoder().parameters().parameters().assign(Double.NaN);
        }
        return report;
      }

      @Override
      public Map<String, Double> diagnose(Batch batch) {
        return learner.diagnose(batch);
      }

      @Override
      public Optional<INDArray> reconstruct(INDArray images) {
        return learner.reconstruct(images);
      }

      @Override
      public Network encoder() {
        return learner.encoder();
      }

      @Override
      public void close() {
        learner.close();
      }

      @Override
      public void save(StateWriter writer) {
        learner.save(writer);
      }

      @Override
      public void restore(StateReader reader) {
        learner.restore(reader);
      }
    };
  }
}
