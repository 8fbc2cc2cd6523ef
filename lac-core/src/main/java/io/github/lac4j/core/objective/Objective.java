package io.github.lac4j.core.objective;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.registry.Kind;
import io.github.lac4j.core.view.ViewPlan;
import java.util.List;

/**
 * What is learnt from unlabelled views: a named, configured, stateless description.
 *
 * <p>An objective holds its settings only. {@link #bind} turns it into a {@link Learner}, which
 * holds everything that changes during training. The same objective may be bound many times.
 */
@Kind("objective")
public interface Objective {

  /**
   * Returns the name by which studies and commands call this objective, for example {@code
   * nt-xent}.
   */
  String name();

  /** Returns how many views of each image a step needs, and how they are augmented by default. */
  ViewPlan views();

  /**
   * Builds exactly the networks this objective needs from the model, ready for the first step.
   *
   * @param model the family the encoder is built from; never changed
   * @param input the size of one image
   * @param run seed, batch size, length, number type and executor of the run
   * @return a new learner, independent of every other
   * @throws IllegalArgumentException if the objective cannot train such a model, input or run
   */
  Learner bind(Model model, ImageShape input, Run run);

  /** Returns sentences on what a person may not expect of the settings in a run; mostly none. */
  default List<String> notes(Run run) {
    return List.of();
  }
}
