package io.github.lac4j.datasets.split;

import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.cifar.Cifar;
import io.github.lac4j.datasets.fashionmnist.FashionMnist;
import io.github.lac4j.datasets.mnist.Mnist;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the files of {@link LabelFraction} by its rule. The command is in the README.md beside the
 * resources.
 */
final class CutLabelFractions {

  private CutLabelFractions() {}

  /**
   * Runs the command.
   *
   * @param arguments the data directory with MNIST, Fashion-MNIST and CIFAR-10, and the folder to
   *     write into
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("Give the data directory and the folder to write into");
    }
    DataLocation where = DataLocation.of(Path.of(arguments[0]));
    Path to = Files.createDirectories(Path.of(arguments[1]));
    List<ImageDataset> sets =
        List.of(
            Mnist.complete().open(where).train(),
            FashionMnist.complete().open(where).train(),
            FashionMnist.subset().open(where).train(),
            Cifar.cifar10().open(where).train(),
            LabelledBytes.officialTinyImageNet());
    for (ImageDataset set : sets) {
      for (LabelFraction fraction : LabelFraction.values()) {
        String lines =
            Arrays.stream(fraction.rule(set))
                .mapToObj(Integer::toString)
                .collect(Collectors.joining("\n", LabelFraction.header(set) + "\n", "\n"));
        Files.writeString(to.resolve(fraction.fileName(set.name())), lines);
      }
    }
  }
}
