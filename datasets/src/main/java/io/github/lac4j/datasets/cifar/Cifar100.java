package io.github.lac4j.datasets.cifar;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.view.Augmentation;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.DatasetFolder;
import io.github.lac4j.datasets.DatasetLayout;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.recipe.CifarRecipes;
import io.github.lac4j.datasets.recipe.Recipes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The definition of CIFAR-100 (Krizhevsky 2009), binary version: {@code cifar100} with the 100 fine
 * classes as labels, or {@code cifar100-coarse} with the 20 superclasses.
 *
 * <p>It is read from {@code cifar-100-binary} in the data directory: {@code train.bin} and {@code
 * test.bin}, and the class names from {@code fine_label_names.txt} or {@code
 * coarse_label_names.txt} if that is there. Files may hold fewer images than the official ones.
 *
 * @param labels which of the two labels of each image counts
 */
public record Cifar100(Labels labels) implements DatasetDefinition {

  /** The two kinds of labels that every image has. */
  public enum Labels {
    /** 20 superclasses. */
    COARSE,
    /** 100 classes. */
    FINE
  }

  /** Checks that the labels are not null. */
  public Cifar100 {
    requireNonNull(labels, "labels is null");
  }

  @Override
  public String name() {
    return switch (labels) {
      case COARSE -> "cifar100-coarse";
      case FINE -> "cifar100";
    };
  }

  @Override
  public String description() {
    return switch (labels) {
      case COARSE -> "the photos of cifar100 in 20 groups of kinds (Krizhevsky 2009)";
      case FINE -> "60,000 colour photos of 100 kinds of things (Krizhevsky 2009)";
    };
  }

  @Override
  public ImageShape shape() {
    return CifarRecords.SHAPE;
  }

  @Override
  public DatasetSplits open(DataLocation where) {
    DatasetFolder found = where.require(files());
    Path folder = found.path();
    List<String> classNames =
        switch (labels) {
          case COARSE ->
              ClassNames.read(
                  folder.resolve("coarse_label_names.txt"), ClassNames.CIFAR_100_COARSE);
          case FINE ->
              ClassNames.read(folder.resolve("fine_label_names.txt"), ClassNames.CIFAR_100_FINE);
        };
    return new DatasetSplits(
        read(found, "train.bin", classNames), read(found, "test.bin", classNames));
  }

  @Override
  public Optional<DatasetLayout> layout() {
    return Optional.of(files());
  }

  private DatasetLayout files() {
    return DatasetLayout.fetchable(
        name(),
        List.of("cifar-100-binary"),
        List.of(),
        "train.bin and test.bin, unpacked from"
            + " https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz");
  }

  /** Returns {@code none} or {@code cifar-a}. */
  @Override
  public String recipe(Augmentation augmentation) {
    return switch (augmentation) {
      case NONE -> Recipes.NONE;
      case CONTRASTIVE -> CifarRecipes.A;
    };
  }

  private ImageDataset read(DatasetFolder found, String file, List<String> classNames) {
    CifarRecords records =
        new CifarRecords(
            List.of(ClassNames.CIFAR_100_COARSE.size(), ClassNames.CIFAR_100_FINE.size()),
            labels == Labels.COARSE ? 0 : 1);
    return records.read(
        name(),
        classNames,
        List.of(DataLocation.requiredFile(found.path(), List.of(file), files())),
        found.toString());
  }
}
