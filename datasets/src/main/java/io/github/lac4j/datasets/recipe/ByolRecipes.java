package io.github.lac4j.datasets.recipe;

import static io.github.lac4j.datasets.augment.Interpolation.BICUBIC;
import static io.github.lac4j.datasets.recipe.UsualOperations.blur;
import static io.github.lac4j.datasets.recipe.UsualOperations.crop;
import static io.github.lac4j.datasets.recipe.UsualOperations.flip;
import static io.github.lac4j.datasets.recipe.UsualOperations.solarization;

import io.github.lac4j.datasets.augment.ColorJitter;
import io.github.lac4j.datasets.augment.RandomGrayscale;
import java.util.List;

/** BYOL's recipe, and those that took it over. */
public final class ByolRecipes {

  private ByolRecipes() {}

  /**
   * Returns BYOL's recipe, which differs between the two views: bicubic crop of 0.08 to 1 of the
   * area, flip, jitter (0.4, 0.4, 0.2, 0.1) with probability 0.8, greyscale 0.2, blur 1.0 and 0.1,
   * solarisation 0 and 0.2.
   *
   * <p>Source: Grill et al., "Bootstrap Your Own Latent", 2020, and its code.
   */
  public static Recipe byol() {
    return recipe("byol")
        .describedAs(
            "BYOL: crop, flip, colours, grey, blur, solarisation; two unlike views (Grill et al."
                + " 2020)");
  }

  /**
   * Returns the recipe of Barlow Twins, which is {@link #byol()}.
   *
   * <p>Source: the code of Zbontar et al., "Barlow Twins", 2021.
   */
  public static Recipe barlowTwins() {
    return recipe("barlow-twins")
        .describedAs("Barlow Twins, the same as byol (Zbontar et al. 2021)");
  }

  /**
   * Returns VICReg's recipe, which is {@link #byol()}.
   *
   * <p>Source: the code of Bardes et al., "VICReg", 2022.
   */
  public static Recipe vicreg() {
    return recipe("vicreg").describedAs("VICReg, the same as byol (Bardes et al. 2022)");
  }

  private static Recipe recipe(String name) {
    return new Recipe(name, List.of(view(1, 0), view(0.1, 0.2)));
  }

  private static Pipeline view(double blur, double solarization) {
    return Pipeline.of(
        crop(0.08, BICUBIC),
        flip(),
        new ColorJitter(0.4, 0.4, 0.2, 0.1, 0.8),
        new RandomGrayscale(0.2),
        blur(blur),
        solarization(solarization));
  }
}
