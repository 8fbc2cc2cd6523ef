package io.github.lac4j.core.view;

import static java.util.Objects.requireNonNull;

/**
 * Says how many views of each image an objective needs, and how they are augmented by default.
 *
 * @param count views of each image in a step; zero for an objective that does not train
 * @param augmentation the default; a study may name a recipe instead
 */
public record ViewPlan(int count, Augmentation augmentation) {

  /**
   * Checks the number of views.
   *
   * @throws IllegalArgumentException if {@code count} is negative
   */
  public ViewPlan {
    requireNonNull(augmentation, "augmentation is null");
    if (count < 0) {
      throw new IllegalArgumentException(
          "The number of views is %d; it must be 0 or more".formatted(count));
    }
  }

  /** Returns the plan of an objective that is never trained. */
  public static ViewPlan none() {
    return new ViewPlan(0, Augmentation.NONE);
  }

  /** Returns the plan of a reconstruction: each image once, as it is. */
  public static ViewPlan plain() {
    return new ViewPlan(1, Augmentation.NONE);
  }

  /** Returns the plan of a contrastive objective: two augmented views of each image. */
  public static ViewPlan pairs() {
    return new ViewPlan(2, Augmentation.CONTRASTIVE);
  }
}
