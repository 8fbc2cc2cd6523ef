package io.github.lac4j.datasets.folder;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.DatasetNotFoundException;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.Progress;
import io.github.lac4j.datasets.picture.CoverFit;
import io.github.lac4j.datasets.picture.DecodedImages;
import io.github.lac4j.datasets.picture.DecodedImages.DecodedSet;
import io.github.lac4j.datasets.picture.PictureReader;
import io.github.lac4j.datasets.picture.PictureSet;
import io.github.lac4j.datasets.recipe.CifarRecipes;
import io.github.lac4j.datasets.recipe.Recipes;
import io.github.lac4j.datasets.split.ValidationSplit.TrainValidation;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The definition of a folder of pictures: {@code folder:<path>}.
 *
 * <p>PNG, JPEG, WebP, BMP and TIFF files of any size, grey or in colour, brought to one shape by
 * {@link CoverFit} when the folder is opened for the first time. One subfolder is one class, as in
 * torchvision's ImageFolder. A folder may have the parts {@code train}, {@code val}, {@code test}
 * and {@code unlabelled} (or {@code unlabeled}), each such a folder. Without {@code test} it is
 * {@code val} that is measured on, and without both a part of every class is kept for that, chosen
 * by a seed. A flat folder of pictures has no labels and can be read by {@link
 * #images(DataLocation, Progress)}.
 */
public final class ImageFolder implements DatasetDefinition {

  /** What every folder of pictures is called where its settings are given. */
  public static final String NAME = "folder";

  /** What the name of a folder starts with where the name of a data set is expected. */
  public static final String PREFIX = NAME + ":";

  private static final String HOME = "~/";

  private static final String RULE = "cover, centre, bilinear 2";
  private static final String REMEDY =
      "delete it, replace it, or leave such files out with --skip-broken";

  private final Path folder;
  private final ImageFolderConfig config;
  // The rest of the heap is for what is made of the pictures.
  private final PictureReader reader =
      PictureReader.within(Runtime.getRuntime().maxMemory() / 4 * 3, REMEDY);

  /** Names a folder; it is not looked at before it is opened. */
  public ImageFolder(Path folder, ImageFolderConfig config) {
    this.folder = requireNonNull(folder, "folder is null");
    this.config = requireNonNull(config, "config is null");
  }

  /** Says whether the name of a data set is that of a folder: {@code folder:<path>}. */
  public static boolean isNamedBy(String dataset) {
    return dataset.startsWith(PREFIX);
  }

  /**
   * Returns what a person meant who gave the path of a folder alone, for messages: {@code
   * folder:shapes} for {@code shapes}; empty if there is no such folder.
   */
  public static Optional<String> meantBy(String path) {
    return !path.isEmpty() && new File(path).isDirectory()
        ? Optional.of(PREFIX + path)
        : Optional.of(PREFIX + "PATH").filter(any -> PREFIX.equals(path + ":"));
  }

  /**
   * Returns the folder of a name.
   *
   * @param dataset {@code folder:<path>}
   * @throws IllegalArgumentException if the name is another one, has no path, or one that this
   *     locale cannot express
   */
  public static ImageFolder named(String dataset, ImageFolderConfig config) {
    if (!isNamedBy(dataset) || dataset.length() == PREFIX.length()) {
      throw new IllegalArgumentException(
          "\"%s\" names no folder of images; write %s and its path, for example %spictures"
              .formatted(dataset, PREFIX, PREFIX));
    }
    String path = dataset.substring(PREFIX.length()).strip();
    try {
      // A shell does this for words that begin with the sign alone, and YAML not at all.
      return new ImageFolder(
          path.startsWith(HOME)
              ? Path.of(System.getProperty("user.home"), path.substring(HOME.length()))
              : Path.of(path),
          config);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "\"%s\" is no path in this locale (%s); set the environment variable LC_ALL=C.UTF-8"
              .formatted(path, System.getProperty("sun.jnu.encoding")),
          e);
    }
  }

  /**
   * Says whether the pictures lie in the folder itself, so that they have no labels and only {@link
   * #images(DataLocation, Progress)} can read them.
   *
   * @throws DatasetNotFoundException if there is no such folder
   */
  public boolean isFlat() {
    FolderListing.requireFolder(folder);
    return !FolderListing.holdsFolders(folder);
  }

  /**
   * Reads the pictures of the whole folder, with labels or without; parts in it are taken for
   * classes.
   *
   * @return the images, and a sentence for each file that was skipped
   */
  public DecodedSet images(DataLocation where, Progress progress) {
    return images(folder, where, progress);
  }

  @Override
  public String name() {
    return PREFIX + folder;
  }

  @Override
  public ImageShape shape() {
    return new ImageShape(config.grey() ? 1 : 3, config.size(), config.size());
  }

  @Override
  public DatasetSplits open(DataLocation where) {
    return open(where, Progress.none());
  }

  /**
   * Reads all parts.
   *
   * @throws DatasetFormatException if a picture cannot be read and such are not to be skipped, a
   *     class is empty, the parts have different classes, or there are no labels
   */
  @Override
  public DatasetSplits open(DataLocation where, Progress progress) {
    Optional<Path> train = part("train");
    Optional<Path> test = part("test");
    Optional<Path> validation = part("val");
    if (isCutByFolders()) {
      // With one of them only, that is what is measured on.
      return parts(
          labelled(train.get(), where, progress),
          test.isPresent() ? validation : Optional.empty(),
          test.orElseGet(validation::get),
          where,
          progress);
    }
    // A class may be called "train"; a part holds classes.
    Optional<Path> classes = train.filter(FolderListing::holdsFolders);
    return cut(
        labelled(classes.orElse(folder), where, progress),
        classes.isPresent() ? unlabelled(where, progress) : Optional.empty());
  }

  /**
   * Reads what is pretrained on: the part without labels, or else a training part or folder that is
   * flat, or else what {@link #open} gives.
   */
  @Override
  public ImageDataset openPretraining(DataLocation where, Progress progress) {
    Optional<ImageDataset> withoutLabels = unlabelled(where, progress);
    Path images = part("train").orElse(folder);
    if (withoutLabels.isEmpty() && !FolderListing.holdsFolders(images)) {
      FolderListing.requireFolder(folder);
      return images(images, where, progress).dataset();
    }
    if (withoutLabels.isPresent() || isCutByFolders()) {
      return withoutLabels.orElseGet(() -> open(where, progress).pretraining());
    }
    ImageDataset all = labelled(images, where, progress);
    try {
      return cut(all).train();
    } catch (IllegalArgumentException e) {
      // A test part matters to those who judge, and nobody does here.
      progress.note(
          "%s: all %d images are pretrained on, for no test part can be cut off (%s)"
              .formatted(images, all.size(), e.getMessage()));
      return all;
    }
  }

  private boolean isCutByFolders() {
    return part("train").isPresent() && (part("test").isPresent() || part("val").isPresent());
  }

  private TrainValidation cut(ImageDataset all) {
    return TrainValidation.cut(all, config.testShare(), new Seed(config.splitSeed()));
  }

  private DatasetSplits cut(ImageDataset all, Optional<ImageDataset> unlabelled) {
    TrainValidation cut;
    try {
      cut = cut(all);
    } catch (IllegalArgumentException e) {
      throw new DatasetFormatException(
          folder.toString(),
          "no test part can be cut off: " + e.getMessage(),
          "add pictures, or set folder.testShare",
          e);
    }
    return new DatasetSplits(cut.train(), cut.validation(), unlabelled);
  }

  private DecodedSet images(Path images, DataLocation where, Progress progress) {
    FolderListing listing = FolderListing.of(images);
    if (listing.others() > 0) {
      progress.note(
          "%s: %d files are no pictures by their names and were left out"
              .formatted(images, listing.others()));
    }
    DecodedSet decoded =
        new DecodedImages(where.cache())
            .open(
                new PictureSet(
                    name(),
                    shape(),
                    listing.classNames(),
                    listing.files(),
                    file -> decode(file),
                    RULE,
                    config.skipBroken(),
                    "delete or replace them, or leave them out with --skip-broken",
                    images.toString()),
                progress);
    if (!decoded.skipped().isEmpty()) {
      progress.note(
          "%s: %d of %d pictures were skipped:"
              .formatted(images, decoded.skipped().size(), listing.files().size()));
      decoded.skipped().forEach(sentence -> progress.note("  " + sentence));
    }
    return decoded;
  }

  /** Returns {@code cifar-a}, or {@code mnist-contrastive} for grey images. */
  @Override
  public String contrastive() {
    return config.grey() ? Recipes.MNIST_CONTRASTIVE : CifarRecipes.A;
  }

  private DatasetSplits parts(
      ImageDataset train,
      Optional<Path> validation,
      Path test,
      DataLocation where,
      Progress progress) {
    return new DatasetSplits(
        train,
        validation.map(images -> sameClasses(train, images, where, progress)),
        sameClasses(train, test, where, progress),
        unlabelled(where, progress));
  }

  private ImageDataset sameClasses(
      ImageDataset train, Path images, DataLocation where, Progress progress) {
    ImageDataset part = labelled(images, where, progress);
    if (!part.classNames().equals(train.classNames())) {
      throw new DatasetFormatException(
          folder.toString(),
          "the classes of train are %s, but those of %s are %s"
              .formatted(train.classNames(), images.getFileName(), part.classNames()),
          "give all parts the same subfolders");
    }
    return part;
  }

  private Optional<ImageDataset> unlabelled(DataLocation where, Progress progress) {
    return part("unlabelled")
        .or(() -> part("unlabeled"))
        .map(images -> images(images, where, progress).dataset());
  }

  private ImageDataset labelled(Path images, DataLocation where, Progress progress) {
    ImageDataset dataset = images(images, where, progress).dataset();
    if (!dataset.labelled()) {
      throw new DatasetFormatException(
          images.toString(),
          "the pictures have no labels, so that nothing could be judged",
          "sort them into one subfolder for each class, or only pretrain on them");
    }
    requireEveryClass(dataset, images);
    return dataset;
  }

  /** Skipping broken pictures must not empty a class without a word. */
  private static void requireEveryClass(ImageDataset dataset, Path images) {
    boolean[] seen = new boolean[dataset.classNames().size()];
    for (int label : dataset.labels()) {
      seen[label] = true;
    }
    List<String> names = dataset.classNames();
    for (int i = 0; i < seen.length; i++) {
      if (!seen[i]) {
        throw new DatasetFormatException(
            images.resolve(names.get(i)).toString(),
            "no picture of the class can be read",
            "put whole pictures there, or delete the folder");
      }
    }
  }

  private byte[] decode(Path file) {
    try {
      return CoverFit.fit(reader.read(file), shape()).pixels();
    } catch (IllegalArgumentException e) {
      throw new DatasetFormatException(file.toString(), e.getMessage(), REMEDY, e);
    }
  }

  private Optional<Path> part(String name) {
    return Optional.of(folder.resolve(name)).filter(Files::isDirectory);
  }
}
