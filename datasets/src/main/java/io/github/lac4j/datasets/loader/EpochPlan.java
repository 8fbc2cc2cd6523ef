package io.github.lac4j.datasets.loader;

import io.github.lac4j.core.random.Seed;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.recipe.Recipe;

/** What one epoch renders: which image at which place, and from which seed. */
final class EpochPlan {

  private final ImageDataset dataset;
  private final Recipe recipe;
  private final int views;
  private final int batchSize;
  private final long seed;
  private final int[] order;

  EpochPlan(ImageDataset dataset, Recipe recipe, int views, int batchSize, Seed seed, int[] order) {
    this.dataset = dataset;
    this.recipe = recipe;
    this.views = views;
    this.batchSize = batchSize;
    this.seed = seed.value();
    this.order = order;
  }

  ImageDataset dataset() {
    return dataset;
  }

  Recipe recipe() {
    return recipe;
  }

  int views() {
    return views;
  }

  /** Returns the number of images in a step's batch, fewer at the end of an epoch. */
  int images(int step) {
    return Math.min(batchSize, order.length - step * batchSize);
  }

  /** Returns the image at a place of a step's batch. */
  int image(int step, int place) {
    return order[step * batchSize + place];
  }

  /** Returns the seed of one view of an image. */
  long seed(int image, int view) {
    return Seed.deriveValue(Seed.deriveValue(seed, image), view);
  }
}
