package io.github.lac4j.datasets.recipe;

import io.github.lac4j.datasets.augment.GaussianNoise;
import io.github.lac4j.datasets.augment.MaskingNoise;
import io.github.lac4j.datasets.augment.RandomResizedCrop;
import io.github.lac4j.datasets.augment.RandomRotation;
import io.github.lac4j.datasets.augment.RandomTranslation;
import io.github.lac4j.datasets.augment.Range;
import java.util.List;

/**
 * All recipes of the library; those of one origin have a class of their own beside this one.
 *
 * <p>Where not said otherwise, crops have an aspect ratio of 3/4 to 4/3 and keep the size of the
 * image, blur has a standard deviation of 0.1 to 2 pixels, and solarisation a threshold of 0.5. The
 * jitter's numbers are the strengths of brightness, contrast, saturation and hue.
 */
public final class Recipes {

  /** The name of {@link #none()}. */
  public static final String NONE = "none";

  /** The name of {@link #mnistContrastive()}. */
  public static final String MNIST_CONTRASTIVE = "mnist-contrastive";

  private Recipes() {}

  /** Returns all recipes of the library. */
  public static List<Recipe> all() {
    return List.of(
        none(),
        mnistContrastive(),
        SimclrRecipes.imageNet(),
        SimclrRecipes.cifar(),
        MocoRecipes.v1(),
        MocoRecipes.v2(),
        MocoRecipes.simsiam(),
        ByolRecipes.byol(),
        ByolRecipes.barlowTwins(),
        ByolRecipes.vicreg(),
        CifarRecipes.a(),
        CifarRecipes.b(),
        CifarRecipes.instanceDiscrimination(),
        SoloLearnRecipes.symmetric(),
        SoloLearnRecipes.asymmetric(),
        SoloLearnRecipes.vicreg(),
        TinyImageNetRecipes.contrastive(),
        Stl10Recipes.side64(),
        Stl10Recipes.side96(),
        CifarRecipes.supervised(),
        CifarRecipes.supervisedWithRotation(),
        denoising(),
        MultiCropRecipes.swav(),
        MultiCropRecipes.multiCrop32());
  }

  /** Returns the recipe that leaves images as they are. */
  public static Recipe none() {
    return Recipe.of(NONE).describedAs("leaves images as they are");
  }

  /**
   * Returns a recipe for MNIST and its kin: crop of 0.6 to 1 of the area with aspect ratio 0.9 to
   * 1.1, rotation within 15 degrees, shift within 2 pixels, noise with standard deviation 0.05.
   *
   * <p>There is no standard recipe for these sets; this one is lac4j's own. It has no flip, which
   * would turn digits into other signs, and no colour.
   */
  public static Recipe mnistContrastive() {
    return Recipe.of(
            MNIST_CONTRASTIVE,
            new RandomResizedCrop(new Range(0.6, 1), new Range(0.9, 1.1)),
            new RandomRotation(15),
            new RandomTranslation(2),
            new GaussianNoise(0.05))
        .describedAs(
            "for digits and their like: crop, small rotation, shift and noise; no flip (made for"
                + " lac)");
  }

  /**
   * Returns the recipe of a denoising autoencoder: the first view is the image as it is, the second
   * one has a quarter of its values set to zero.
   *
   * <p>Source: Vincent et al., "Extracting and Composing Robust Features with Denoising
   * Autoencoders", 2008.
   */
  public static Recipe denoising() {
    return new Recipe("denoising", List.of(Pipeline.of(), Pipeline.of(new MaskingNoise(0.25))))
        .describedAs(
            "one view as it is, one with a quarter of its values set to 0 (Vincent et al. 2008)");
  }
}
