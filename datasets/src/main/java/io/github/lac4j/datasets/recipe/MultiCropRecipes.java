package io.github.lac4j.datasets.recipe;

import static io.github.lac4j.datasets.recipe.UsualOperations.blur;
import static io.github.lac4j.datasets.recipe.UsualOperations.crop;
import static io.github.lac4j.datasets.recipe.UsualOperations.flip;

import io.github.lac4j.datasets.augment.ColorJitter;
import io.github.lac4j.datasets.augment.RandomGrayscale;
import io.github.lac4j.datasets.augment.Range;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Recipes of a few large and many small views. */
public final class MultiCropRecipes {

  private MultiCropRecipes() {}

  /**
   * Returns a recipe of two large views and several small ones: crop of 0.14 to 1 of the area for
   * the former and of 0.05 to 0.14 for the latter, flip, jitter (0.8, 0.8, 0.8, 0.2) with
   * probability 0.8, greyscale 0.2, blur 0.5.
   *
   * <p>Source: the code of Caron et al. 2020.
   *
   * @param name the name by which a study asks for it
   * @param largeSide rows and columns of the first two views
   * @param smallSide rows and columns of the others
   * @param smallViews how many others, 1 or more
   */
  public static Recipe multiCrop(String name, int largeSide, int smallSide, int smallViews) {
    if (smallViews < 1) {
      throw new IllegalArgumentException(
          "The number of small views is %d; it must be 1 or more".formatted(smallViews));
    }
    List<Pipeline> pipelines = new ArrayList<>();
    pipelines.addAll(Collections.nCopies(2, view(new Range(0.14, 1), largeSide)));
    pipelines.addAll(Collections.nCopies(smallViews, view(new Range(0.05, 0.14), smallSide)));
    return new Recipe(name, pipelines);
  }

  /**
   * Returns SwAV's recipe for ImageNet: {@link #multiCrop} with two views of 224 pixels and six of
   * 96.
   *
   * <p>Source: the code of Caron et al., "Unsupervised Learning of Visual Features by Contrasting
   * Cluster Assignments", 2020.
   */
  public static Recipe swav() {
    return multiCrop("swav", 224, 96, 6)
        .describedAs("SwAV: two views of 224 pixels and six of 96 (Caron et al. 2020)");
  }

  /**
   * Returns a recipe of multi-crop for images of 32 pixels: {@link #multiCrop} with two views of 32
   * pixels and four of 16. There is no standard; this one is lac4j's own.
   */
  public static Recipe multiCrop32() {
    return multiCrop("multi-crop-32", 32, 16, 4)
        .describedAs("two views of 32 pixels and four of 16 (made for lac, after SwAV)");
  }

  private static Pipeline view(Range area, int side) {
    return Pipeline.of(
        crop(area, side),
        flip(),
        new ColorJitter(0.8, 0.8, 0.8, 0.2, 0.8),
        new RandomGrayscale(0.2),
        blur(0.5));
  }
}
