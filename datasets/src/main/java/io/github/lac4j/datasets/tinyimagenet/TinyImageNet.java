package io.github.lac4j.datasets.tinyimagenet;

import static io.github.lac4j.core.file.ContentDigest.md5;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.DatasetLayout;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.origin.FetchableDataset;
import io.github.lac4j.datasets.origin.FetchableDataset.ExpectedFile;
import io.github.lac4j.datasets.origin.FileDataset;
import io.github.lac4j.datasets.origin.FileDataset.Found;
import io.github.lac4j.datasets.origin.Origin;
import io.github.lac4j.datasets.origin.Unpacker.ArchiveFormat;
import io.github.lac4j.datasets.origin.Unpacker.UnpackLimits;
import io.github.lac4j.datasets.picture.DecodedImages;
import io.github.lac4j.datasets.picture.Picture;
import io.github.lac4j.datasets.picture.PictureReader;
import io.github.lac4j.datasets.picture.PictureSet;
import io.github.lac4j.datasets.picture.PictureSet.PictureFile;
import io.github.lac4j.datasets.recipe.TinyImageNetRecipes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The definition of Tiny-ImageNet-200 (Le and Yang 2015), and where its files can be had. */
public final class TinyImageNet {

  private static final String NAME = "tiny-imagenet-200";
  private static final ImageShape SHAPE = new ImageShape(3, 64, 64);
  private static final String REMEDY = "get a fresh copy of the set: lac data fetch " + NAME;
  private static final String FRESH_COPY = "get a fresh copy of the file";
  private static final long LARGEST_LIST = 16 << 20;

  private static final PictureReader READER = new PictureReader(1 << 20, 1 << 20, REMEDY);

  private static final FetchableDataset FILES =
      new FetchableDataset(
          List.of(NAME),
          NAME,
          List.of(
              ExpectedFile.present("wnids.txt"),
              ExpectedFile.present("words.txt"),
              ExpectedFile.present("val/val_annotations.txt")),
          List.of(
              Origin.archive(
                  List.of(URI.create("http://cs231n.stanford.edu")),
                  "tiny-imagenet-200.zip",
                  248_100_043,
                  md5("90528d7ca1a48142e341f4ef8d21d0de"),
                  ArchiveFormat.ZIP,
                  "tiny-imagenet-200",
                  new UnpackLimits(200_000, 800_000_000L))),
          "ImageNet's terms: non-commercial research and education");

  private TinyImageNet() {}

  /**
   * Returns {@code tiny-imagenet-200}.
   *
   * <p>It is read from {@code tiny-imagenet-200} in the data directory, unpacked. Labels are the
   * lines of {@code wnids.txt}; training images come class by class in the order of their numbers.
   * The test part is the official validation part, in the order of its annotations, since the
   * official test part has no labels. Grey images become red, green and blue. There may be fewer
   * classes and images than officially. The images are decoded when the set is opened for the first
   * time.
   */
  public static FileDataset tinyImageNet() {
    return new FileDataset(
        DatasetLayout.fetchable(
            NAME,
            List.of(NAME),
            List.of(),
            "what http://cs231n.stanford.edu/tiny-imagenet-200.zip unpacks to: wnids.txt, words.txt,"
                + " train and val"),
        "110,000 colour photos of 200 kinds of things (Le and Yang 2015)",
        SHAPE,
        TinyImageNetRecipes.CONTRASTIVE,
        Optional.of(FILES),
        found -> {
          found.file("wnids.txt");
          Classes classes = Classes.read(found.folder());
          return new DatasetSplits(
              decode(found, classes, train(found.folder(), classes)),
              decode(found, classes, validation(found, classes)));
        });
  }

  private static ImageDataset decode(Found found, Classes classes, List<PictureFile> files) {
    PictureSet set =
        new PictureSet(
            NAME,
            SHAPE,
            classes.names(),
            files,
            TinyImageNet::decode,
            "as it is",
            false,
            REMEDY,
            found.source());
    return new DecodedImages(found.cache()).open(set, found.progress()).dataset();
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

  private static List<PictureFile> validation(Found found, Classes classes) {
    Path annotations = found.file("val/val_annotations.txt");
    Path images = found.folder().resolve("val").resolve("images");
    List<PictureFile> files = new ArrayList<>();
    for (String line : lines(annotations)) {
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

  /** Returns the lines that are not blank of a list that comes with the images. */
  private static List<String> lines(Path file) {
    try {
      long size = Files.size(file);
      if (size > LARGEST_LIST) {
        throw new DatasetFormatException(
            file.toString(),
            "the file has %d bytes, more than %d".formatted(size, LARGEST_LIST),
            FRESH_COPY);
      }
      return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
    } catch (CharacterCodingException e) {
      throw new DatasetFormatException(file.toString(), "the file is no UTF-8 text", FRESH_COPY, e);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /**
   * The classes: identifiers of WordNet in the order of {@code wnids.txt}, which is that of the
   * labels, and their names.
   *
   * @param labels identifiers with their labels
   * @param names one name for every label
   */
  private record Classes(Map<String, Integer> labels, List<String> names) {

    Classes {
      labels = new LinkedHashMap<>(labels);
      names = List.copyOf(names);
    }

    static Classes read(Path folder) {
      Path file = folder.resolve("wnids.txt");
      Map<String, Integer> labels = new LinkedHashMap<>();
      for (String line : lines(file)) {
        String id = line.strip();
        if (!id.matches("n[0-9]{8}")) {
          throw new DatasetFormatException(
              file.toString(),
              "the line \"%s\" is no identifier such as n01443537".formatted(shortened(id)),
              FRESH_COPY);
        }
        if (labels.put(id, labels.size()) != null) {
          throw new DatasetFormatException(
              file.toString(), "the class %s is there twice".formatted(id), FRESH_COPY);
        }
      }
      if (labels.isEmpty()) {
        throw new DatasetFormatException(file.toString(), "the file names no class", FRESH_COPY);
      }
      return new Classes(labels, names(folder.resolve("words.txt"), labels));
    }

    /** Takes the first of the words; two classes with the same one keep their identifiers, too. */
    private static List<String> names(Path file, Map<String, Integer> labels) {
      Map<String, String> words = new LinkedHashMap<>();
      if (Files.isRegularFile(file)) {
        for (String line : lines(file)) {
          String[] columns = line.split("\t", 2);
          if (columns.length == 2 && labels.containsKey(columns[0])) {
            words.put(columns[0], columns[1].split(",", 2)[0].strip());
          }
        }
      }
      Set<String> seen = new HashSet<>();
      List<String> names = new ArrayList<>();
      for (String id : labels.keySet()) {
        String name = words.getOrDefault(id, id);
        names.add(seen.add(name) ? name : "%s (%s)".formatted(name, id));
      }
      return names;
    }

    private static String shortened(String text) {
      return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }
  }
}
