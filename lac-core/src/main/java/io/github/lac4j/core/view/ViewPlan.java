package io.github.lac4j.core.view;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;

/**
 * Says what an objective wants to see of each image in a step, and what else it takes.
 *
 * <p>Each view is asked for by a wish, which every data set turns into a recipe of its own size and
 * colour, or by the name of a recipe. A study may name other recipes, within what the plan says
 * that the objective takes.
 *
 * <table>
 * <caption>Wishes</caption>
 * <tr><td>{@code plain}</td><td>the image as it is, scaled to [0, 1]</td></tr>
 * <tr><td>{@code contrastive}</td><td>the set's own recipe that keeps the content and changes
 *     everything else</td></tr>
 * <tr><td>{@code quarter-turn 2}</td><td>the image turned counter-clockwise by 0 to 3 quarters,
 *     without loss</td></tr>
 * <tr><td>{@code small-crop}</td><td>as {@code contrastive}, but a smaller part of the image at
 *     half its side</td></tr>
 * </table>
 *
 * <pre>{@code
 * ViewPlan rotation =
 *     ViewPlan.of("quarter-turn 0", "quarter-turn 1", "quarter-turn 2", "quarter-turn 3");
 * ViewPlan multiCrop =
 *     ViewPlan.of("contrastive", "contrastive", "small-crop", "small-crop")
 *         .withSizes(ViewSizes.SEVERAL)
 *         .withAnyNumber();
 * }</pre>
 *
 * @param wishes a wish or the name of a recipe for each view; empty for an objective that does not
 *     train
 * @param sizes which sizes of views the objective takes
 * @param anyNumber whether the objective takes more or fewer views than there are wishes
 * @param usesLabels whether the objective learns from the labels of the images
 */
public record ViewPlan(
    List<String> wishes, ViewSizes sizes, boolean anyNumber, boolean usesLabels) {

  /** The wish for the image as it is. */
  public static final String PLAIN = "plain";

  /** The wish for the set's own augmentation. */
  public static final String CONTRASTIVE = "contrastive";

  /** The wish for a small part of the image, augmented. */
  public static final String SMALL_CROP = "small-crop";

  /** The wish for an image turned by a number of quarters, which follows behind a space. */
  public static final String QUARTER_TURN = "quarter-turn";

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if a wish is blank
   */
  public ViewPlan {
    wishes = List.copyOf(requireNonNull(wishes, "wishes is null"));
    requireNonNull(sizes, "sizes is null");
    if (wishes.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "A view plan %s has a blank wish; name a wish or a recipe for each view"
              .formatted(wishes));
    }
  }

  /** Returns the plan of an objective that takes exactly these views, of the images' own size. */
  public static ViewPlan of(String... wishes) {
    return new ViewPlan(List.of(wishes), ViewSizes.IMAGE, false, false);
  }

  /** Returns the plan of an objective that is never trained. */
  public static ViewPlan none() {
    return of();
  }

  /** Returns the plan of a reconstruction: each image once, as it is. */
  public static ViewPlan plain() {
    return of(PLAIN);
  }

  /**
   * Returns the plan of a contrastive objective: two augmented views of each image, of one size.
   */
  public static ViewPlan pairs() {
    return new ViewPlan(Collections.nCopies(2, CONTRASTIVE), ViewSizes.ONE, false, false);
  }

  /** Returns the same plan of an objective that takes such sizes. */
  public ViewPlan withSizes(ViewSizes taken) {
    return new ViewPlan(wishes, taken, anyNumber, usesLabels);
  }

  /** Returns the same plan of an objective that takes any number of views. */
  public ViewPlan withAnyNumber() {
    return new ViewPlan(wishes, sizes, true, usesLabels);
  }

  /** Returns the same plan of an objective that learns from labels. */
  public ViewPlan withLabels() {
    return new ViewPlan(wishes, sizes, anyNumber, true);
  }

  /** Returns the number of views of each image, unless a study gives another. */
  public int count() {
    return wishes.size();
  }

  /**
   * Fails unless a batch has as many views as planned, of sizes that can be taken, and labels if
   * they are used.
   *
   * @throws IllegalArgumentException saying what the batch lacks
   */
  public void require(Batch batch) {
    Views views = batch.views();
    if (!anyNumber && views.count() != count()) {
      throw new IllegalArgumentException(
          "The objective takes %d view%s of each image, but got %d"
              .formatted(count(), count() == 1 ? "" : "s", views.count()));
    }
    if (sizes != ViewSizes.SEVERAL && views.bySize().size() > 1) {
      throw new IllegalArgumentException(
          "The objective takes views of one size, but got %d sizes"
              .formatted(views.bySize().size()));
    }
    if (usesLabels && !batch.labelled()) {
      throw new IllegalArgumentException("The objective uses labels, but the batch has none");
    }
  }
}
