package io.github.lac4j.datasets.cifar;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.view.Augmentation;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.DatasetFolder;
import io.github.lac4j.datasets.DatasetLayout;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.fetch.Verification;
import io.github.lac4j.datasets.recipe.CifarRecipes;
import io.github.lac4j.datasets.recipe.Recipes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The definition of CIFAR-10 (Krizhevsky 2009), binary version: {@code cifar10}.
 *
 * <p>It is read from {@code cifar-10-batches-bin} in the data directory: {@code data_batch_1.bin}
 * to {@code data_batch_5.bin} and {@code test_batch.bin}, and the class names from {@code
 * batches.meta.txt} if that is there. Files may hold fewer images than the official 10,000 each.
 */
public final class Cifar10 implements DatasetDefinition {

  private static final DatasetLayout LAYOUT =
      DatasetLayout.fetchable(
          "cifar10",
          List.of("cifar-10-batches-bin"),
          List.of(),
          "data_batch_1.bin to data_batch_5.bin and test_batch.bin, unpacked from"
              + " https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz");
  private static final CifarRecords RECORDS = new CifarRecords(List.of(10), 0);

  @Override
  public String name() {
    return "cifar10";
  }

  @Override
  public String description() {
    return "60,000 colour photos of 10 kinds of animals and vehicles (Krizhevsky 2009)";
  }

  @Override
  public ImageShape shape() {
    return CifarRecords.SHAPE;
  }

  @Override
  public DatasetSplits open(DataLocation where) {
    DatasetFolder found = where.require(LAYOUT);
    Path folder = found.path();
    List<String> classNames =
        ClassNames.read(folder.resolve("batches.meta.txt"), ClassNames.CIFAR_10);
    List<Path> batches =
        IntStream.rangeClosed(1, 5)
            .mapToObj(i -> required(folder, "data_batch_%d.bin".formatted(i)))
            .toList();
    List<Path> test = List.of(required(folder, "test_batch.bin"));
    String source = found + ", " + Verification.remark(CifarFiles.cifar10().files(), folder);
    return new DatasetSplits(
        RECORDS.read(name(), classNames, batches, source),
        RECORDS.read(name(), classNames, test, source));
  }

  @Override
  public Optional<DatasetLayout> layout() {
    return Optional.of(LAYOUT);
  }

  /** Returns {@code none} or {@code cifar-a}. */
  @Override
  public String recipe(Augmentation augmentation) {
    return switch (augmentation) {
      case NONE -> Recipes.NONE;
      case CONTRASTIVE -> CifarRecipes.A;
    };
  }

  private static Path required(Path folder, String name) {
    return DataLocation.requiredFile(folder, List.of(name), LAYOUT);
  }
}
