package io.github.lac4j.datasets.fashionmnist;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.idx.IdxDefinition;
import io.github.lac4j.datasets.recipe.CifarRecipes;
import java.util.List;

/** The definitions of Fashion-MNIST (Xiao, Rasul and Vollgraf 2017). */
public final class FashionMnist {

  static final ImageShape SHAPE = new ImageShape(1, 28, 28);

  static final List<String> CLASS_NAMES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  /** Clothes may be mirrored and cropped far, which digits may not. */
  static final String CONTRASTIVE = CifarRecipes.A;

  private FashionMnist() {}

  /**
   * Returns {@code fashion-mnist}, the complete set of 60,000 and 10,000 images.
   *
   * <p>It is read from {@code FashionMNIST/raw} or {@code fashion-mnist} in the data directory, or
   * from where Debian's package {@code dataset-fashion-mnist} puts it.
   */
  public static DatasetDefinition complete() {
    return new IdxDefinition(
        "fashion-mnist",
        "70,000 grey photos of 10 kinds of clothes (Xiao et al. 2017)",
        SHAPE,
        CLASS_NAMES,
        List.of("FashionMNIST/raw", "fashion-mnist"),
        List.of(FashionMnistFiles.SYSTEM_FOLDER),
        CONTRASTIVE,
        FashionMnistFiles.fashionMnist().files());
  }

  /**
   * Returns {@code fashion-mnist-subset}, embedded in the library: the first 500 training and 100
   * test images of every class.
   */
  public static DatasetDefinition subset() {
    return new FashionMnistSubset();
  }
}
