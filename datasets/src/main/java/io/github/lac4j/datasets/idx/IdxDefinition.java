package io.github.lac4j.datasets.idx;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.view.Augmentation;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.DatasetFolder;
import io.github.lac4j.datasets.DatasetLayout;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.fetch.ExpectedFile;
import io.github.lac4j.datasets.fetch.Verification;
import io.github.lac4j.datasets.recipe.Recipes;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A data set of four idx files with MNIST's names, in a folder of the data directory.
 *
 * <p>Each file may be plain or end in {@code .gz}; a plain one is preferred.
 *
 * @param name the name of the set
 * @param description what the images show and who made them, in one line; may be empty
 * @param shape the size of every image, with one channel
 * @param classNames one name for every class
 * @param folders the names that the folder may have, the usual one first
 * @param systemFolders further folders to look in, whole paths
 * @param contrastive the name of the recipe that suits contrastive objectives
 * @param official what is known of the official files, which reports compare with; may be empty
 */
public record IdxDefinition(
    String name,
    String description,
    ImageShape shape,
    List<String> classNames,
    List<String> folders,
    List<Path> systemFolders,
    String contrastive,
    List<ExpectedFile> official)
    implements DatasetDefinition {

  private static final String CONTENT =
      "train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and"
          + " t10k-labels-idx1-ubyte, each plain or as .gz";

  /** Keeps unmodifiable copies of the lists. */
  public IdxDefinition {
    requireNonNull(name, "name is null");
    requireNonNull(description, "description is null");
    requireNonNull(shape, "shape is null");
    classNames = List.copyOf(requireNonNull(classNames, "classNames is null"));
    folders = List.copyOf(requireNonNull(folders, "folders is null"));
    systemFolders = List.copyOf(requireNonNull(systemFolders, "systemFolders is null"));
    requireNonNull(contrastive, "contrastive is null");
    official = List.copyOf(requireNonNull(official, "official is null"));
    if (folders.isEmpty()) {
      throw new IllegalArgumentException("The data set %s needs a folder name".formatted(name));
    }
  }

  @Override
  public DatasetSplits open(DataLocation where) {
    DatasetFolder found = where.require(files());
    String source =
        official.isEmpty()
            ? found.toString()
            : found + ", " + Verification.remark(official, found.path());
    return new DatasetSplits(
        read(found.path(), "train", source), read(found.path(), "t10k", source));
  }

  @Override
  public Optional<DatasetLayout> layout() {
    return Optional.of(files());
  }

  private DatasetLayout files() {
    return DatasetLayout.fetchable(name, folders, systemFolders, CONTENT);
  }

  @Override
  public String recipe(Augmentation augmentation) {
    return switch (augmentation) {
      case NONE -> Recipes.NONE;
      case CONTRASTIVE -> contrastive;
    };
  }

  private ImageDataset read(Path folder, String part, String source) {
    return IdxDataset.read(
        name,
        shape,
        classNames,
        file(folder, part + "-images-idx3-ubyte"),
        file(folder, part + "-labels-idx1-ubyte"),
        source);
  }

  private IdxFile file(Path folder, String file) {
    return IdxFile.of(DataLocation.requiredFile(folder, List.of(file, file + ".gz"), files()));
  }
}
