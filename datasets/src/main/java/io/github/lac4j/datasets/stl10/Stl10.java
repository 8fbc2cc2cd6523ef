package io.github.lac4j.datasets.stl10;

import static io.github.lac4j.core.file.ContentDigest.md5;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.DatasetLayout;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.Records;
import io.github.lac4j.datasets.Records.RecordFile;
import io.github.lac4j.datasets.StoredImages;
import io.github.lac4j.datasets.StoredImages.PixelOrder;
import io.github.lac4j.datasets.origin.FetchableDataset;
import io.github.lac4j.datasets.origin.FetchableDataset.ExpectedFile;
import io.github.lac4j.datasets.origin.FileDataset;
import io.github.lac4j.datasets.origin.FileDataset.Found;
import io.github.lac4j.datasets.origin.Origin;
import io.github.lac4j.datasets.origin.Unpacker.ArchiveFormat;
import io.github.lac4j.datasets.origin.Unpacker.UnpackLimits;
import io.github.lac4j.datasets.recipe.Stl10Recipes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The definition of STL-10 (Coates, Lee and Ng 2011), and where its files can be had. */
public final class Stl10 {

  private static final ImageShape SHAPE = new ImageShape(3, 96, 96);

  private static final List<String> CLASS_NAMES =
      List.of("airplane", "bird", "car", "cat", "deer", "dog", "horse", "monkey", "ship", "truck");

  private static final FetchableDataset FILES =
      new FetchableDataset(
          List.of("stl10"),
          "stl10_binary",
          List.of(
              ExpectedFile.ofSize("train_X.bin", 5_000L * SHAPE.size()),
              ExpectedFile.ofSize("train_y.bin", 5_000),
              ExpectedFile.ofSize("test_X.bin", 8_000L * SHAPE.size()),
              ExpectedFile.ofSize("test_y.bin", 8_000),
              ExpectedFile.ofSize("unlabeled_X.bin", 100_000L * SHAPE.size())),
          List.of(
              Origin.archive(
                  List.of(URI.create("http://ai.stanford.edu/~acoates/stl10")),
                  "stl10_binary.tar.gz",
                  2_640_397_119L,
                  md5("91f7769df0f17e558f3565bffb0c7dfb"),
                  ArchiveFormat.TAR_GZ,
                  "stl10_binary",
                  new UnpackLimits(100, 3_200_000_000L))),
          "no licence is stated; images from ImageNet; cite Coates, Lee and Ng, AISTATS 2011");

  private Stl10() {}

  /**
   * Returns {@code stl10}, binary version.
   *
   * <p>It is read from {@code stl10_binary} in the data directory: {@code train_X.bin}, {@code
   * train_y.bin}, {@code test_X.bin}, {@code test_y.bin}, and {@code unlabeled_X.bin} if that is
   * there. Images are planar, pixels column by column; labels count from 1 in the files and from 0
   * here. Files may hold fewer images than the official 5,000, 8,000 and 100,000. The recipe {@code
   * stl10-96} keeps the size of the images.
   */
  public static FileDataset stl10() {
    return new FileDataset(
        DatasetLayout.fetchable(
            "stl10",
            List.of("stl10_binary"),
            List.of(),
            "train_X.bin, train_y.bin, test_X.bin, test_y.bin and unlabeled_X.bin, unpacked from"
                + " http://ai.stanford.edu/~acoates/stl10/stl10_binary.tar.gz"),
        "13,000 colour photos of 10 kinds, and 100,000 without labels (Coates et al. 2011)",
        SHAPE,
        Stl10Recipes.SIDE_96,
        Optional.of(FILES),
        found -> {
          Path unlabelled = found.folder().resolve("unlabeled_X.bin");
          return new DatasetSplits(
              labelled(found, "train"),
              labelled(found, "test"),
              Optional.of(unlabelled)
                  .filter(Files::isRegularFile)
                  .map(file -> unlabelled(found, file)));
        });
  }

  private static ImageDataset labelled(Found found, String part) {
    Records records = records(found.file(part + "_X.bin"));
    return images(found, CLASS_NAMES, records, labels(found.file(part + "_y.bin"), records));
  }

  private static ImageDataset unlabelled(Found found, Path file) {
    Records records = records(file);
    int[] labels = new int[records.count()];
    Arrays.fill(labels, ImageDataset.UNLABELLED);
    return images(found, List.of(), records, labels);
  }

  private static ImageDataset images(
      Found found, List<String> classNames, Records records, int[] labels) {
    return new StoredImages(
        found.set().name(),
        SHAPE,
        classNames,
        labels,
        found.source(),
        records,
        0,
        PixelOrder.COLUMNS);
  }

  private static Records records(Path file) {
    return Records.of(List.of(RecordFile.whole(file, SHAPE.size(), "images")));
  }

  private static int[] labels(Path file, Records images) {
    byte[] bytes;
    try {
      long size = Files.size(file);
      if (size != images.count()) {
        throw new DatasetFormatException(
            file.toString(),
            "the file has %d labels, but there are %d images".formatted(size, images.count()),
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
            "get a fresh copy of the file");
      }
      labels[i] = label - 1;
    }
    return labels;
  }
}
