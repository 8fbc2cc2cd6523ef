package io.github.lac4j.datasets.idx;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.InMemoryImageDataset;
import java.util.List;

/** Joins an image file and a label file to an image set. */
public final class IdxDataset {

  private IdxDataset() {}

  /**
   * Reads images and their labels.
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
    IdxImages images = imageFile.images();
    ImageShape found = new ImageShape(1, images.height(), images.width());
    if (!found.equals(shape)) {
      throw new DatasetFormatException(
          imageFile.location(),
          "the images are %s, but those of %s are %s".formatted(found, name, shape),
          "put the files of %s there".formatted(name));
    }
    IdxLabels labels = labelFile.labels(classNames.size());
    if (labels.count() != images.count()) {
      throw new DatasetFormatException(
          labelFile.location(),
          "there are %d labels, but %d images in %s"
              .formatted(labels.count(), images.count(), imageFile.location()),
          "put two files there that belong together");
    }
    return new InMemoryImageDataset(
        name, shape, classNames, images.pixels(), labels.toArray(), source);
  }
}
