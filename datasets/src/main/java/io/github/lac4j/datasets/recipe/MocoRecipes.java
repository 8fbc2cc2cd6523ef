package io.github.lac4j.datasets.recipe;

import static io.github.lac4j.datasets.augment.Interpolation.BILINEAR;
import static io.github.lac4j.datasets.recipe.UsualOperations.blur;
import static io.github.lac4j.datasets.recipe.UsualOperations.crop;
import static io.github.lac4j.datasets.recipe.UsualOperations.flip;

import io.github.lac4j.datasets.augment.ColorJitter;
import io.github.lac4j.datasets.augment.RandomGrayscale;

/** The recipes of MoCo, and of SimSiam, which took over the second one. */
public final class MocoRecipes {

  private MocoRecipes() {}

  /**
   * Returns MoCo's first recipe: crop of 0.2 to 1 of the area, greyscale 0.2, jitter (0.4, 0.4,
   * 0.4, 0.4) always, flip.
   *
   * <p>Source: the code of He et al., "Momentum Contrast", 2020.
   */
  public static Recipe v1() {
    return Recipe.of(
            "moco-v1",
            crop(0.2, BILINEAR),
            new RandomGrayscale(0.2),
            new ColorJitter(0.4, 0.4, 0.4, 0.4, 1),
            flip())
        .describedAs("MoCo: crop, grey, colours always, flip (He et al. 2020)");
  }

  /**
   * Returns MoCo's second recipe: crop of 0.2 to 1 of the area, jitter (0.4, 0.4, 0.4, 0.1) with
   * probability 0.8, greyscale 0.2, blur 0.5, flip.
   *
   * <p>Source: the code of Chen et al., "Improved Baselines with Momentum Contrastive Learning",
   * 2020.
   */
  public static Recipe v2() {
    return second("moco-v2")
        .describedAs("MoCo v2: crop, colours, grey, blur, flip (Chen et al. 2020)");
  }

  /**
   * Returns SimSiam's recipe, which is {@link #v2()}.
   *
   * <p>Source: the code of Chen and He, "Exploring Simple Siamese Representation Learning", 2021.
   */
  public static Recipe simsiam() {
    return second("simsiam").describedAs("SimSiam, the same as moco-v2 (Chen and He 2021)");
  }

  private static Recipe second(String name) {
    return Recipe.of(
        name,
        crop(0.2, BILINEAR),
        new ColorJitter(0.4, 0.4, 0.4, 0.1, 0.8),
        new RandomGrayscale(0.2),
        blur(0.5),
        flip());
  }
}
