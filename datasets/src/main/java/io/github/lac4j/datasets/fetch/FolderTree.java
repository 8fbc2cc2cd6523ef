package io.github.lac4j.datasets.fetch;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/** Moves and deletes whole folders. */
final class FolderTree {

  private FolderTree() {}

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException e)
              throws IOException {
            if (e != null) {
              throw e;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /**
   * Moves a complete folder to its place: in one atomic step if there is none yet, otherwise file
   * by file, each atomically, so that other files in the old folder stay.
   */
  static void moveInto(Path complete, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    if (!Files.exists(target)) {
      Files.move(complete, target, StandardCopyOption.ATOMIC_MOVE);
      return;
    }
    List<Path> files;
    try (Stream<Path> walk = Files.walk(complete)) {
      files = walk.filter(Files::isRegularFile).toList();
    }
    for (Path file : files) {
      Path destination = target.resolve(complete.relativize(file).toString());
      Files.createDirectories(destination.getParent());
      Files.move(
          file, destination, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
