package io.github.lac4j.datasets.tinyimagenet;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.view.Augmentation;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.DatasetFolder;
import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.DatasetLayout;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.Progress;
import io.github.lac4j.datasets.cache.DecodedImages;
import io.github.lac4j.datasets.cache.PictureFile;
import io.github.lac4j.datasets.cache.PictureSet;
import io.github.lac4j.datasets.decode.Picture;
import io.github.lac4j.datasets.decode.PictureReader;
import io.github.lac4j.datasets.recipe.Recipes;
import io.github.lac4j.datasets.recipe.TinyImageNetRecipes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The definition of Tiny-ImageNet-200 (Le and Yang 2015): {@code tiny-imagenet-200}.
 *
 * <p>It is read from {@code tiny-imagenet-200} in the data directory, unpacked. Labels are the
 * lines of {@code wnids.txt}; training images come class by class in the order of their numbers.
 * The test part is the official validation part, in the order of its annotations, since the
 * official test part has no labels. Grey images become red, green and blue. There may be fewer
 * classes and images than officially. The images are decoded when the set is opened for the first
 * time.
 */
public final class TinyImageNet implements DatasetDefinition {

  private static final ImageShape SHAPE = new ImageShape(3, 64, 64);
  private static final String REMEDY =
      "get a fresh copy of the set: lac data fetch tiny-imagenet-200";

  private static final PictureReader READER = new PictureReader(1 << 20, 1 << 20, REMEDY);

  private static final DatasetLayout LAYOUT =
      DatasetLayout.fetchable(
          "tiny-imagenet-200",
          List.of("tiny-imagenet-200"),
          List.of(),
          "what http://cs231n.stanford.edu/tiny-imagenet-200.zip unpacks to: wnids.txt, words.txt,"
              + " train and val");

  @Override
  public String name() {
    return "tiny-imagenet-200";
  }

  @Override
  public String description() {
    return "110,000 colour photos of 200 kinds of things (Le and Yang 2015)";
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
    return open(where, Progress.none());
  }

  @Override
  public DatasetSplits open(DataLocation where, Progress progress) {
    DatasetFolder found = where.require(LAYOUT);
    DataLocation.requiredFile(found.path(), List.of("wnids.txt"), LAYOUT);
    Classes classes = Classes.read(found.path());
    DecodedImages decoded = new DecodedImages(where.cache());
    return new DatasetSplits(
        decode(decoded, found, classes, train(found.path(), classes), progress),
        decode(decoded, found, classes, validation(found.path(), classes), progress));
  }

  /** Returns {@code none} or {@code tiny-imagenet}. */
  @Override
  public String recipe(Augmentation augmentation) {
    return switch (augmentation) {
      case NONE -> Recipes.NONE;
      case CONTRASTIVE -> TinyImageNetRecipes.CONTRASTIVE;
    };
  }

  private ImageDataset decode(
      DecodedImages decoded,
      DatasetFolder found,
      Classes classes,
      List<PictureFile> files,
      Progress progress) {
    PictureSet set =
        new PictureSet(
            name(),
            SHAPE,
            classes.names(),
            files,
            TinyImageNet::decode,
            "as it is",
            false,
            REMEDY,
            found.toString());
    return decoded.open(set, progress).dataset();
  }

  private static byte[] decode(Path file) {
    Picture picture = READER.read(file);
    if (picture.height() != SHAPE.height() || picture.width() != SHAPE.width()) {
      throw new DatasetFormatException(
          file.toString(),
          "the image is %d x %d, but must be %d x %d"
              .formatted(picture.height(), picture.width(), SHAPE.height(), SHAPE.width()),
          REMEDY);
    }
    return picture.withChannels(SHAPE.channels()).pixels();
  }

  private static List<PictureFile> train(Path folder, Classes classes) {
    List<PictureFile> files = new ArrayList<>();
    for (Map.Entry<String, Integer> entry : classes.labels().entrySet()) {
      Path images = folder.resolve("train").resolve(entry.getKey()).resolve("images");
      List<Path> found = pictures(images);
      if (found.isEmpty()) {
        throw new DatasetFormatException(
            images.toString(),
            "there is no image of the class %s, which wnids.txt names".formatted(entry.getKey()),
            REMEDY);
      }
      found.forEach(file -> files.add(new PictureFile(file, entry.getValue())));
    }
    return files;
  }

  private static List<Path> pictures(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(folder)) {
      // n01443537_2 goes before n01443537_10.
      return list.filter(file -> file.getFileName().toString().endsWith(".JPEG"))
          .sorted(
              Comparator.comparingInt((Path file) -> file.getFileName().toString().length())
                  .thenComparing(Path::getFileName))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder, e);
    }
  }

  private static List<PictureFile> validation(Path folder, Classes classes) {
    Path annotations =
        DataLocation.requiredFile(folder, List.of("val/val_annotations.txt"), LAYOUT);
    Path images = folder.resolve("val").resolve("images");
    List<PictureFile> files = new ArrayList<>();
    for (String line : TextFile.lines(annotations)) {
      String[] columns = line.split("\t", 3);
      if (columns.length < 2 || !columns[0].matches("[A-Za-z0-9_]+\\.JPEG")) {
        throw new DatasetFormatException(
            annotations.toString(),
            "line %d is not a file, a tab and a class".formatted(files.size() + 1),
            REMEDY);
      }
      Integer label = classes.labels().get(columns[1]);
      if (label == null) {
        throw new DatasetFormatException(
            annotations.toString(),
            "line %d names a class that wnids.txt does not".formatted(files.size() + 1),
            REMEDY);
      }
      Path file = images.resolve(columns[0]);
      if (!Files.isRegularFile(file)) {
        throw new DatasetFormatException(
            annotations.toString(), "the image %s is not there".formatted(file), REMEDY);
      }
      files.add(new PictureFile(file, label));
    }
    if (files.isEmpty()) {
      throw new DatasetFormatException(annotations.toString(), "the file names no image", REMEDY);
    }
    return files;
  }
}
