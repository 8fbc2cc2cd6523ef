package io.github.lac4j.datasets.folder;

import io.github.lac4j.datasets.DatasetFormatException;
import io.github.lac4j.datasets.DatasetNotFoundException;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.picture.PictureSet.PictureFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The pictures in a folder: one class for each subfolder in alphabetical order, or none if the
 * pictures lie in the folder itself.
 *
 * @param classNames names of the subfolders; empty without classes
 * @param files the pictures, class by class, in alphabetical order of their paths
 * @param others the number of files that are no pictures by their names
 */
record FolderListing(List<String> classNames, List<PictureFile> files, int others) {

  private static final Set<String> SUFFIXES =
      Set.of("png", "jpg", "jpeg", "webp", "bmp", "tif", "tiff");
  private static final char UNREADABLE = '\ufffd';
  private static final String EXPECTED =
      "put there .png, .jpg, .webp, .bmp or .tiff files, or one subfolder of such for each class";

  FolderListing {
    classNames = List.copyOf(classNames);
    files = List.copyOf(files);
  }

  static FolderListing of(Path folder) {
    requireFolder(folder);
    List<Path> classes = children(folder, true);
    List<Path> here = children(folder, false);
    List<PictureFile> files = new ArrayList<>();
    if (classes.isEmpty()) {
      here.stream()
          .filter(FolderListing::isPicture)
          .forEach(file -> files.add(new PictureFile(file, ImageDataset.UNLABELLED)));
      if (files.isEmpty()) {
        throw new DatasetFormatException(folder.toString(), "there is no picture", EXPECTED);
      }
      return new FolderListing(List.of(), files, here.size() - files.size());
    }
    if (here.stream().anyMatch(FolderListing::isPicture)) {
      throw new DatasetFormatException(
          folder.toString(),
          "there are pictures beside subfolders, so it is not clear whether these are classes",
          "move the pictures into subfolders, or the subfolders away");
    }
    int others = here.size();
    List<String> names = new ArrayList<>();
    for (Path child : classes) {
      List<Path> all = below(child);
      List<Path> pictures = all.stream().filter(FolderListing::isPicture).toList();
      if (pictures.isEmpty()) {
        throw new DatasetFormatException(
            child.toString(),
            "the class has no picture",
            "put there .png, .jpg, .webp, .bmp or .tiff files, or delete the folder");
      }
      int label = names.size();
      pictures.forEach(file -> files.add(new PictureFile(file, label)));
      names.add(readable(child));
      others += all.size() - pictures.size();
    }
    return new FolderListing(names, files, others);
  }

  /**
   * Requires that Java can show the name of a class: what it cannot becomes one sign, so that two
   * classes would have one name.
   */
  private static String readable(Path folder) {
    String name = folder.getFileName().toString();
    if (name.indexOf(UNREADABLE) >= 0) {
      throw new DatasetFormatException(
          folder.toString(),
          "the name of the class cannot be read in this locale (%s)"
              .formatted(System.getProperty("sun.jnu.encoding")),
          "set the environment variable LC_ALL=C.UTF-8, or give the folder another name");
    }
    return name;
  }

  static void requireFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new DatasetNotFoundException(
          "The folder of images %s is not there; %s".formatted(folder, EXPECTED));
    }
  }

  static boolean holdsFolders(Path folder) {
    return !children(folder, true).isEmpty();
  }

  private static List<Path> children(Path folder, boolean folders) {
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(path -> Files.isDirectory(path) == folders)
          .filter(path -> !isHidden(path))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + folder, e);
    }
  }

  /** Follows links, as torchvision does; one that leads back is an error of the walk. */
  private static List<Path> below(Path folder) {
    try (Stream<Path> walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return walk.filter(Files::isRegularFile).filter(path -> !isHidden(path)).sorted().toList();
    } catch (IOException | UncheckedIOException e) {
      throw new DatasetFormatException(
          folder.toString(),
          "the folder cannot be read (%s)".formatted(e.getMessage()),
          "check who may read it, and that no link leads back",
          e);
    }
  }

  private static boolean isHidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }

  private static boolean isPicture(Path file) {
    String name = file.getFileName().toString();
    return SUFFIXES.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }
}
