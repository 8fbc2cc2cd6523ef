package io.github.lac4j.core.view;

/**
 * How strongly an objective wants its views augmented; a data set maps each to a recipe of its own.
 */
public enum Augmentation {
  /** The image as it is, scaled to [0, 1]. */
  NONE,
  /** The data set's contrastive recipe: views that keep the content and change everything else. */
  CONTRASTIVE
}
