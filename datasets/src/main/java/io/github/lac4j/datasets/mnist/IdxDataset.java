package io.github.lac4j.datasets.mnist;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.DatasetLayout;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.StoredImages;
import io.github.lac4j.datasets.origin.FetchableDataset;
import io.github.lac4j.datasets.origin.FileDataset;
import io.github.lac4j.datasets.origin.FileDataset.Found;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Image sets of idx files. */
public final class IdxDataset {

  private static final String CONTENT =
      "train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and"
          + " t10k-labels-idx1-ubyte, each plain or as .gz";

  private IdxDataset() {}

  /**
   * Returns a data set of four idx files with MNIST's names, in a folder of the data directory.
   * Each file may be plain or end in {@code .gz}; a plain one is preferred.
   *
   * @param name the name of the set
   * @param description what the images show and who made them, in one line; may be empty
   * @param shape the size of every image, with one channel
   * @param classNames one name for every class
   * @param folders the names that the folder may have, the usual one first
   * @param systemFolders further folders to look in, whole paths
   * @param contrastive the name of the recipe that suits contrastive objectives
   * @param files the official files, which reports compare with, if they are known
   */
  public static FileDataset of(
      String name,
      String description,
      ImageShape shape,
      List<String> classNames,
      List<String> folders,
      List<Path> systemFolders,
      String contrastive,
      Optional<FetchableDataset> files) {
    return new FileDataset(
        DatasetLayout.fetchable(name, folders, systemFolders, CONTENT),
        description,
        shape,
        contrastive,
        files,
        found ->
            new DatasetSplits(read(found, "train", classNames), read(found, "t10k", classNames)));
  }

  private static ImageDataset read(Found found, String part, List<String> classNames) {
    return read(
        found.set().name(),
        found.set().shape(),
        classNames,
        file(found, part + "-images-idx3-ubyte"),
        file(found, part + "-labels-idx1-ubyte"),
        found.source());
  }

  private static IdxFile file(Found found, String name) {
    return IdxFile.of(found.file(name, name + ".gz"));
  }

  /**
   * Joins an image file and a label file; the images of a file that is not compressed stay in the
   * file, which is mapped into memory.
   *
   * @param name the name of the set
   * @param shape the size that the images must have, with one channel
   * @param classNames one name for every class
   * @param imageFile the images
   * @param labelFile the labels, in the same order
   * @param source where the files came from, in words
   * @throws DatasetFormatException if a file is damaged, the images have another size, or there are
   *     not as many labels as images
   */
  public static ImageDataset read(
      String name,
      ImageShape shape,
      List<String> classNames,
      IdxFile imageFile,
      IdxFile labelFile,
      String source) {
    requireNonNull(imageFile, "imageFile is null");
    requireNonNull(labelFile, "labelFile is null");
    IdxFile.Images images = imageFile.images();
    ImageShape found = new ImageShape(1, images.height(), images.width());
    if (!found.equals(shape)) {
      throw new DatasetFormatException(
          imageFile.location(),
          "the images are %s, but those of %s are %s".formatted(found, name, shape),
          "put the files of %s there".formatted(name));
    }
    int[] labels = labelFile.labels(classNames.size());
    if (labels.length != images.count()) {
      throw new DatasetFormatException(
          labelFile.location(),
          "there are %d labels, but %d images in %s"
              .formatted(labels.length, images.count(), imageFile.location()),
          "put two files there that belong together");
    }
    return new StoredImages(name, shape, classNames, labels, source, images.records());
  }
}
