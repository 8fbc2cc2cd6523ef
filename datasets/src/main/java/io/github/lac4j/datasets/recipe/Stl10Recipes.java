package io.github.lac4j.datasets.recipe;

import static io.github.lac4j.datasets.recipe.UsualOperations.crop;
import static io.github.lac4j.datasets.recipe.UsualOperations.flip;

import io.github.lac4j.datasets.augment.ColorJitter;
import io.github.lac4j.datasets.augment.RandomGrayscale;
import io.github.lac4j.datasets.augment.RandomResizedCrop;

/** Recipes for STL-10. */
public final class Stl10Recipes {

  /** The name of {@link #side96()}. */
  public static final String SIDE_96 = "stl10-96";

  private Stl10Recipes() {}

  /**
   * Returns the recipe for STL-10 at 64 pixels: crop of 0.08 to 1 of the area, flip, jitter (0.4,
   * 0.4, 0.4, 0.4) always, greyscale 0.2.
   *
   * <p>Views are smaller than the images of the set, which are 96 pixels wide.
   */
  public static Recipe side64() {
    return recipe("stl10-64", crop(0.08, 64))
        .describedAs("for STL-10 at 64 pixels: crop, flip, colours always, grey");
  }

  /** Returns the recipe for STL-10 at 96 pixels: {@link #side64()} with a crop of 0.2 to 1. */
  public static Recipe side96() {
    return recipe(SIDE_96, crop(0.2, 96))
        .describedAs("for STL-10 at 96 pixels: larger crops than stl10-64");
  }

  private static Recipe recipe(String name, RandomResizedCrop crop) {
    return Recipe.of(
        name, crop, flip(), new ColorJitter(0.4, 0.4, 0.4, 0.4, 1), new RandomGrayscale(0.2));
  }
}
