package io.github.lac4j.datasets.recipe;

import static io.github.lac4j.datasets.augment.Interpolation.BICUBIC;
import static io.github.lac4j.datasets.recipe.UsualOperations.blur;
import static io.github.lac4j.datasets.recipe.UsualOperations.crop;
import static io.github.lac4j.datasets.recipe.UsualOperations.flip;

import io.github.lac4j.datasets.augment.ColorJitter;
import io.github.lac4j.datasets.augment.RandomGrayscale;

/** SimCLR's recipes. */
public final class SimclrRecipes {

  private SimclrRecipes() {}

  /**
   * Returns SimCLR's recipe for ImageNet, of strength 1: bicubic crop of 0.08 to 1 of the area,
   * flip, jitter (0.8, 0.8, 0.8, 0.2) with probability 0.8, greyscale 0.2, blur 0.5.
   *
   * <p>Source: Chen et al., "A Simple Framework for Contrastive Learning of Visual
   * Representations", 2020, and its code; brightness as in version 2.
   */
  public static Recipe imageNet() {
    return Recipe.of(
            "simclr",
            crop(0.08, BICUBIC),
            flip(),
            new ColorJitter(0.8, 0.8, 0.8, 0.2, 0.8),
            new RandomGrayscale(0.2),
            blur(0.5))
        .describedAs(
            "SimCLR for large photos: crop, flip, strong colours, grey, blur (Chen et al. 2020)");
  }

  /**
   * Returns SimCLR's recipe for CIFAR, of strength 0.5 and without blur: bicubic crop of 0.08 to 1
   * of the area, flip, jitter (0.4, 0.4, 0.4, 0.1) with probability 0.8, greyscale 0.2.
   *
   * <p>Source: as {@link #imageNet()}, its appendix on CIFAR-10.
   */
  public static Recipe cifar() {
    return Recipe.of(
            "simclr-cifar",
            crop(0.08, BICUBIC),
            flip(),
            new ColorJitter(0.4, 0.4, 0.4, 0.1, 0.8),
            new RandomGrayscale(0.2))
        .describedAs(
            "SimCLR for CIFAR: crop, flip, half as strong colours, grey (Chen et al. 2020)");
  }
}
