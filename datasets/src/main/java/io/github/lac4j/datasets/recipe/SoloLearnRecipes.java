package io.github.lac4j.datasets.recipe;

import static io.github.lac4j.datasets.augment.Interpolation.BICUBIC;
import static io.github.lac4j.datasets.recipe.UsualOperations.blur;
import static io.github.lac4j.datasets.recipe.UsualOperations.crop;
import static io.github.lac4j.datasets.recipe.UsualOperations.flip;
import static io.github.lac4j.datasets.recipe.UsualOperations.solarization;

import io.github.lac4j.datasets.augment.ColorJitter;
import io.github.lac4j.datasets.augment.RandomGrayscale;
import java.util.List;

/** The recipes of solo-learn for CIFAR. */
public final class SoloLearnRecipes {

  private SoloLearnRecipes() {}

  /**
   * Returns solo-learn's symmetric recipe for CIFAR: bicubic crop of 0.08 to 1 of the area, jitter
   * (0.8, 0.8, 0.8, 0.2) with probability 0.8, greyscale 0.2, blur 0.5, flip.
   *
   * <p>Source: the code of da Costa et al., "solo-learn", 2022.
   */
  public static Recipe symmetric() {
    return Recipe.of(
            "solo-learn-symmetric",
            crop(0.08, BICUBIC),
            new ColorJitter(0.8, 0.8, 0.8, 0.2, 0.8),
            new RandomGrayscale(0.2),
            blur(0.5),
            flip())
        .describedAs(
            "solo-learn for CIFAR: crop, colours, grey, blur, flip (da Costa et al. 2022)");
  }

  /**
   * Returns solo-learn's asymmetric recipe for CIFAR: bicubic crop of 0.08 to 1 of the area, jitter
   * (0.4, 0.4, 0.2, 0.1) with probability 0.8, greyscale 0.2, solarisation 0 and 0.2, flip.
   *
   * <p>Source: as {@link #symmetric()}. No blur.
   */
  public static Recipe asymmetric() {
    return new Recipe(
            "solo-learn-asymmetric", List.of(withoutBlur(0.08, 0), withoutBlur(0.08, 0.2)))
        .describedAs(
            "solo-learn for CIFAR, solarisation in one of two views (da Costa et al. 2022)");
  }

  /**
   * Returns solo-learn's recipe for VICReg on CIFAR: as {@link #asymmetric()}, but a crop of 0.2 to
   * 1 of the area, and solarisation 0.1 in every view.
   *
   * <p>Source: as {@link #symmetric()}.
   */
  public static Recipe vicreg() {
    return new Recipe("solo-learn-vicreg", List.of(withoutBlur(0.2, 0.1)))
        .describedAs("solo-learn for VICReg on CIFAR (da Costa et al. 2022)");
  }

  private static Pipeline withoutBlur(double smallestArea, double solarization) {
    return Pipeline.of(
        crop(smallestArea, BICUBIC),
        new ColorJitter(0.4, 0.4, 0.2, 0.1, 0.8),
        new RandomGrayscale(0.2),
        solarization(solarization),
        flip());
  }
}
