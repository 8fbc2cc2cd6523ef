package io.github.lac4j.datasets.recipe;

import static io.github.lac4j.datasets.recipe.UsualOperations.crop;

/** The recipe for Tiny-ImageNet. */
public final class TinyImageNetRecipes {

  /** The name of {@link #contrastive()}. */
  public static final String CONTRASTIVE = "tiny-imagenet";

  private TinyImageNetRecipes() {}

  /**
   * Returns the recipe for Tiny-ImageNet, which does as {@link CifarRecipes#a()} does, at 64
   * pixels.
   */
  public static Recipe contrastive() {
    return CifarRecipes.contrastive(CONTRASTIVE, crop(0.2, 64))
        .describedAs("as cifar-a, at 64 pixels");
  }
}
