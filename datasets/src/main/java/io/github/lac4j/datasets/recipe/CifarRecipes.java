package io.github.lac4j.datasets.recipe;

import static io.github.lac4j.datasets.augment.Interpolation.BILINEAR;
import static io.github.lac4j.datasets.recipe.UsualOperations.crop;
import static io.github.lac4j.datasets.recipe.UsualOperations.flip;

import io.github.lac4j.datasets.augment.ColorJitter;
import io.github.lac4j.datasets.augment.RandomGrayscale;
import io.github.lac4j.datasets.augment.RandomPaddedCrop;
import io.github.lac4j.datasets.augment.RandomResizedCrop;
import io.github.lac4j.datasets.augment.RandomRotation;

/** Recipes for CIFAR that several codes share, contrastive and supervised. */
public final class CifarRecipes {

  /** The name of {@link #a()}. */
  public static final String A = "cifar-a";

  private CifarRecipes() {}

  /**
   * Returns the usual recipe for CIFAR: crop of 0.2 to 1 of the area, flip, jitter (0.4, 0.4, 0.4,
   * 0.1) with probability 0.8, greyscale 0.2.
   *
   * <p>Source: the code of Khosla et al., "Supervised Contrastive Learning", 2020. No blur.
   */
  public static Recipe a() {
    return contrastive(A, crop(0.2, BILINEAR))
        .describedAs(
            "the usual one for small photos: crop, flip, colours, grey (Khosla et al. 2020)");
  }

  /**
   * Returns the other usual recipe for CIFAR: {@link #a()} with a crop of 0.08 to 1 of the area.
   *
   * <p>Source: MoCo's demonstration on CIFAR-10 and the code of Yeh et al., "Decoupled Contrastive
   * Learning", 2022.
   */
  public static Recipe b() {
    return contrastive("cifar-b", crop(0.08, BILINEAR))
        .describedAs("as cifar-a with smaller crops, as in DCL (Yeh et al. 2022)");
  }

  /**
   * Returns the recipe of instance discrimination for CIFAR: crop of 0.2 to 1 of the area, jitter
   * (0.4, 0.4, 0.4, 0.4) always, greyscale 0.2, no flip.
   *
   * <p>Source: the code of Wu et al., "Unsupervised Feature Learning via Non-Parametric Instance
   * Discrimination", 2018.
   */
  public static Recipe instanceDiscrimination() {
    return Recipe.of(
            "cifar-instdisc",
            crop(0.2, BILINEAR),
            new ColorJitter(0.4, 0.4, 0.4, 0.4, 1),
            new RandomGrayscale(0.2))
        .describedAs(
            "instance discrimination: crop, colours always, grey, no flip (Wu et al. 2018)");
  }

  /** Returns the usual recipe of supervised training on CIFAR: crop with padding 4, flip. */
  public static Recipe supervised() {
    return Recipe.of("supervised-cifar", new RandomPaddedCrop(4), flip())
        .describedAs("for training with labels: shift by up to 4 pixels, flip");
  }

  /**
   * Returns {@link #supervised()} with a rotation within 15 degrees at the end.
   *
   * <p>Source: the code of weiaicunzai's pytorch-cifar100, which takes the nearest pixel where this
   * one interpolates bilinearly.
   */
  public static Recipe supervisedWithRotation() {
    return Recipe.of(
            "supervised-cifar-rotation", new RandomPaddedCrop(4), flip(), new RandomRotation(15))
        .describedAs("as supervised-cifar, and rotation within 15 degrees");
  }

  static Recipe contrastive(String name, RandomResizedCrop crop) {
    return Recipe.of(
        name, crop, flip(), new ColorJitter(0.4, 0.4, 0.4, 0.1, 0.8), new RandomGrayscale(0.2));
  }
}
