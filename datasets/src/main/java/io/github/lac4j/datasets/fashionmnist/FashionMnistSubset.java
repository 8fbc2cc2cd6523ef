package io.github.lac4j.datasets.fashionmnist;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.view.Augmentation;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.idx.IdxDataset;
import io.github.lac4j.datasets.idx.IdxFile;
import io.github.lac4j.datasets.recipe.Recipes;

/** The part of Fashion-MNIST that lies in the jar; how it was cut is told beside the resources. */
final class FashionMnistSubset implements DatasetDefinition {

  @Override
  public String name() {
    return "fashion-mnist-subset";
  }

  @Override
  public String description() {
    return "6,000 grey photos of clothes from Fashion-MNIST, embedded: nothing to fetch";
  }

  @Override
  public ImageShape shape() {
    return FashionMnist.SHAPE;
  }

  @Override
  public DatasetSplits open(DataLocation where) {
    requireNonNull(where, "where is null");
    return new DatasetSplits(read("train"), read("t10k"));
  }

  @Override
  public String recipe(Augmentation augmentation) {
    return switch (augmentation) {
      case NONE -> Recipes.NONE;
      case CONTRASTIVE -> FashionMnist.CONTRASTIVE;
    };
  }

  private ImageDataset read(String part) {
    return IdxDataset.read(
        name(),
        shape(),
        FashionMnist.CLASS_NAMES,
        IdxFile.ofResource(FashionMnistSubset.class, part + "-images-idx3-ubyte.gz"),
        IdxFile.ofResource(FashionMnistSubset.class, part + "-labels-idx1-ubyte.gz"),
        "embedded");
  }
}
