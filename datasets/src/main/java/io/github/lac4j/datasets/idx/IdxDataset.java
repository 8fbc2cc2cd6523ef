package io.github.lac4j.datasets.idx;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.ImageCatalog;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.InMemoryImageDataset;
import io.github.lac4j.datasets.mapped.MappedImageDataset;
import io.github.lac4j.datasets.mapped.MappedImageDataset.PixelOrder;
import java.util.List;
import java.util.Optional;

/** Joins an image file and a label file to an image set. */
public final class IdxDataset {

  private IdxDataset() {}

  /**
   * Reads images and their labels; the images of a file that is not compressed stay in the file,
   * which is mapped into memory.
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
    Optional<MappedIdxImages> mapped = imageFile.mappedImages();
    if (mapped.isPresent()) {
      MappedIdxImages images = mapped.get();
      requireShape(name, shape, imageFile, images.height(), images.width());
      return new MappedImageDataset(
          new ImageCatalog(
              name,
              shape,
              classNames,
              labels(classNames, imageFile, images.records().count(), labelFile),
              source),
          images.records(),
          0,
          PixelOrder.ROWS);
    }
    IdxImages images = imageFile.images();
    requireShape(name, shape, imageFile, images.height(), images.width());
    return new InMemoryImageDataset(
        name,
        shape,
        classNames,
        images.pixels(),
        labels(classNames, imageFile, images.count(), labelFile),
        source);
  }

  private static void requireShape(
      String name, ImageShape shape, IdxFile imageFile, int height, int width) {
    ImageShape found = new ImageShape(1, height, width);
    if (!found.equals(shape)) {
      throw new DatasetFormatException(
          imageFile.location(),
          "the images are %s, but those of %s are %s".formatted(found, name, shape),
          "put the files of %s there".formatted(name));
    }
  }

  private static int[] labels(
      List<String> classNames, IdxFile imageFile, int images, IdxFile labelFile) {
    IdxLabels labels = labelFile.labels(classNames.size());
    if (labels.count() != images) {
      throw new DatasetFormatException(
          labelFile.location(),
          "there are %d labels, but %d images in %s"
              .formatted(labels.count(), images, imageFile.location()),
          "put two files there that belong together");
    }
    return labels.toArray();
  }
}
