package io.github.lac4j.datasets.recipe;

import io.github.lac4j.datasets.augment.ColorJitter;
import io.github.lac4j.datasets.augment.GaussianNoise;
import io.github.lac4j.datasets.augment.RandomGrayscale;
import io.github.lac4j.datasets.augment.RandomHorizontalFlip;
import io.github.lac4j.datasets.augment.RandomResizedCrop;
import io.github.lac4j.datasets.augment.RandomRotation;
import io.github.lac4j.datasets.augment.RandomTranslation;
import io.github.lac4j.datasets.augment.Range;
import java.util.List;

/** The recipes of the library. */
public final class Recipes {

  /** The name of {@link #none()}. */
  public static final String NONE = "none";

  /** The name of {@link #mnistContrastive()}. */
  public static final String MNIST_CONTRASTIVE = "mnist-contrastive";

  /** The name of {@link #cifarA()}. */
  public static final String CIFAR_A = "cifar-a";

  private Recipes() {}

  /** Returns the recipe that leaves images as they are. */
  public static Recipe none() {
    return new Recipe(NONE, List.of());
  }

  /**
   * Returns a recipe for MNIST and its kin: crop of 0.6 to 1 of the area with aspect ratio 0.9 to
   * 1.1, rotation within 15 degrees, shift within 2 pixels, noise with standard deviation 0.05.
   *
   * <p>There is no standard recipe for these sets; this one is lac4j's own. It has no flip, which
   * would turn digits into other signs, and no colour.
   */
  public static Recipe mnistContrastive() {
    return new Recipe(
        MNIST_CONTRASTIVE,
        List.of(
            new RandomResizedCrop(new Range(0.6, 1), new Range(0.9, 1.1)),
            new RandomRotation(15),
            new RandomTranslation(2),
            new GaussianNoise(0.05)));
  }

  /**
   * Returns the usual recipe for CIFAR: crop of 0.2 to 1 of the area with aspect ratio 3/4 to 4/3,
   * flip, colour jitter (0.4, 0.4, 0.4, 0.1) with probability 0.8, greyscale with probability 0.2.
   *
   * <p>Source: the code of Khosla et al., "Supervised Contrastive Learning", 2020. No blur.
   */
  public static Recipe cifarA() {
    return new Recipe(
        CIFAR_A,
        List.of(
            new RandomResizedCrop(new Range(0.2, 1), new Range(3.0 / 4, 4.0 / 3)),
            new RandomHorizontalFlip(0.5),
            new ColorJitter(0.4, 0.4, 0.4, 0.1, 0.8),
            new RandomGrayscale(0.2)));
  }

  /** Returns all recipes of the library. */
  public static List<Recipe> all() {
    return List.of(none(), mnistContrastive(), cifarA());
  }
}
