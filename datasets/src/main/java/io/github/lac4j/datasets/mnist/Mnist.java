package io.github.lac4j.datasets.mnist;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.idx.IdxDefinition;
import io.github.lac4j.datasets.recipe.Recipes;
import java.util.List;

/** The definition of MNIST (LeCun, Cortes and Burges 1998): 60,000 and 10,000 images of digits. */
public final class Mnist {

  private Mnist() {}

  /** Returns {@code mnist}, read from {@code MNIST/raw} or {@code mnist} in the data directory. */
  public static DatasetDefinition complete() {
    return new IdxDefinition(
        "mnist",
        "70,000 grey handwritten digits (LeCun et al. 1998)",
        new ImageShape(1, 28, 28),
        List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
        List.of("MNIST/raw", "mnist"),
        List.of(),
        Recipes.MNIST_CONTRASTIVE,
        MnistFiles.mnist().files());
  }
}
