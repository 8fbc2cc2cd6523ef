package io.github.lac4j.datasets.stl10;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.view.Augmentation;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.DatasetFolder;
import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.DatasetLayout;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.ImageCatalog;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.mapped.MappedImageDataset;
import io.github.lac4j.datasets.mapped.MappedImageDataset.PixelOrder;
import io.github.lac4j.datasets.mapped.MappedRecords;
import io.github.lac4j.datasets.mapped.RecordFile;
import io.github.lac4j.datasets.recipe.Recipes;
import io.github.lac4j.datasets.recipe.Stl10Recipes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The definition of STL-10 (Coates, Lee and Ng 2011), binary version: {@code stl10}.
 *
 * <p>It is read from {@code stl10_binary} in the data directory: {@code train_X.bin}, {@code
 * train_y.bin}, {@code test_X.bin}, {@code test_y.bin}, and {@code unlabeled_X.bin} if that is
 * there. Images are planar, pixels column by column; labels count from 1 in the files and from 0
 * here. Files may hold fewer images than the official 5,000, 8,000 and 100,000.
 */
public final class Stl10 implements DatasetDefinition {

  private static final ImageShape SHAPE = new ImageShape(3, 96, 96);

  private static final List<String> CLASS_NAMES =
      List.of("airplane", "bird", "car", "cat", "deer", "dog", "horse", "monkey", "ship", "truck");

  private static final DatasetLayout LAYOUT =
      DatasetLayout.fetchable(
          "stl10",
          List.of("stl10_binary"),
          List.of(),
          "train_X.bin, train_y.bin, test_X.bin, test_y.bin and unlabeled_X.bin, unpacked from"
              + " http://ai.stanford.edu/~acoates/stl10/stl10_binary.tar.gz");

  private static final String REMEDY = "get a fresh copy of the file";

  @Override
  public String name() {
    return "stl10";
  }

  @Override
  public String description() {
    return "13,000 colour photos of 10 kinds, and 100,000 without labels (Coates et al. 2011)";
  }

  @Override
  public ImageShape shape() {
    return SHAPE;
  }

  @Override
  public Optional<DatasetLayout> layout() {
    return Optional.of(LAYOUT);
  }

  @Override
  public DatasetSplits open(DataLocation where) {
    DatasetFolder found = where.require(LAYOUT);
    Path unlabelled = found.path().resolve("unlabeled_X.bin");
    return new DatasetSplits(
        labelled(found, "train"),
        labelled(found, "test"),
        Files.isRegularFile(unlabelled)
            ? Optional.of(unlabelled(found, unlabelled))
            : Optional.empty());
  }

  /** Returns {@code none} or {@code stl10-96}, which keeps the size of the images. */
  @Override
  public String recipe(Augmentation augmentation) {
    return switch (augmentation) {
      case NONE -> Recipes.NONE;
      case CONTRASTIVE -> Stl10Recipes.SIDE_96;
    };
  }

  private ImageDataset labelled(DatasetFolder found, String part) {
    MappedRecords records = records(required(found, part + "_X.bin"));
    Path labelFile = required(found, part + "_y.bin");
    return dataset(CLASS_NAMES, records, labels(labelFile, records.count()), found);
  }

  private ImageDataset unlabelled(DatasetFolder found, Path file) {
    MappedRecords records = records(file);
    int[] labels = new int[records.count()];
    Arrays.fill(labels, ImageDataset.UNLABELLED);
    return dataset(List.of(), records, labels, found);
  }

  private ImageDataset dataset(
      List<String> classNames, MappedRecords records, int[] labels, DatasetFolder found) {
    return new MappedImageDataset(
        new ImageCatalog(name(), SHAPE, classNames, labels, found.toString()),
        records,
        0,
        PixelOrder.COLUMNS);
  }

  private static int[] labels(Path file, int count) {
    byte[] bytes;
    try {
      long size = Files.size(file);
      if (size != count) {
        throw new DatasetFormatException(
            file.toString(),
            "the file has %d labels, but there are %d images".formatted(size, count),
            "put two files there that belong together");
      }
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
    int[] labels = new int[bytes.length];
    for (int i = 0; i < labels.length; i++) {
      int label = bytes[i] & 0xff;
      if (label < 1 || label > CLASS_NAMES.size()) {
        throw new DatasetFormatException(
            file.toString(),
            "label %d is %d, but must be from 1 to %d".formatted(i, label, CLASS_NAMES.size()),
            REMEDY);
      }
      labels[i] = label - 1;
    }
    return labels;
  }

  private static MappedRecords records(Path file) {
    try {
      long size = Files.size(file);
      if (size == 0 || size % SHAPE.size() != 0) {
        throw new DatasetFormatException(
            file.toString(),
            "the file has %d bytes, but must hold one or more images of %d bytes each"
                .formatted(size, SHAPE.size()),
            REMEDY);
      }
      return MappedRecords.of(
          List.of(new RecordFile(file, 0, SHAPE.size(), Math.toIntExact(size / SHAPE.size()))));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private static Path required(DatasetFolder found, String file) {
    return DataLocation.requiredFile(found.path(), List.of(file), LAYOUT);
  }
}
