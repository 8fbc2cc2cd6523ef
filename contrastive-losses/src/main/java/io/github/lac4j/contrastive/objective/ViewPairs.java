package io.github.lac4j.contrastive.objective;

import io.github.lac4j.core.view.Views;

/** Checks that a step was given two views. */
final class ViewPairs {

  private ViewPairs() {}

  static void require(Views views) {
    if (views.count() != 2) {
      throw new IllegalArgumentException(
          "A contrastive objective takes two views of each image, but got " + views.count());
    }
  }
}
