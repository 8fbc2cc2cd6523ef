package io.github.lac4j.evaluation.command;

import static java.util.stream.Collectors.joining;

import io.github.lac4j.evaluation.config.RecordFiles;
import io.github.lac4j.evaluation.execution.StudyFolder;
import io.github.lac4j.evaluation.study.StudySource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The option that says where studies are kept. */
final class RunsDirectory {

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      description = "where studies are kept, each in a folder of its name; default: runs")
  private Path directory = Path.of("runs");

  /** Returns the folder of all studies. */
  Path path() {
    return directory;
  }

  /** Returns the folder of a study of a name. */
  StudyFolder folder(String name, RecordFiles json) {
    return new StudyFolder(directory.resolve(name), json);
  }

  /**
   * Returns the folder of a study that is there.
   *
   * @param study its name, or the path of its folder
   * @throws IllegalArgumentException if there is none
   */
  StudyFolder existing(String study, RecordFiles json) {
    Path named = directory.resolve(study);
    Path folder = Files.isDirectory(named) ? named : Path.of(study);
    StudyFolder found = new StudyFolder(folder, json);
    if (found.study().isEmpty()) {
      throw new IllegalArgumentException(
          "There is no study in %s or in %s; run it first, or say with --runs where studies are kept.%s"
              .formatted(named, Path.of(study), others(json)));
    }
    return found;
  }

  /** Names the studies that are there. */
  private String others(RecordFiles json) {
    if (!Files.isDirectory(directory)) {
      return "";
    }
    try (Stream<Path> folders = Files.list(directory)) {
      String names =
          folders
              .filter(folder -> new StudyFolder(folder, json).hasStudy())
              .map(folder -> folder.getFileName().toString())
              .sorted()
              .collect(joining(", "));
      return names.isEmpty() ? "" : " There are: " + names;
    } catch (IOException e) {
      throw new UncheckedIOException("The folder %s cannot be read".formatted(directory), e);
    }
  }

  /** Returns the study that was run under a name, or else the one that is written there. */
  StudySource source(String study, RecordFiles json) {
    return Stream.of(folder(study, json), new StudyFolder(Path.of(study), json))
        .filter(StudyFolder::hasStudy)
        .findFirst()
        .map(StudyFolder::source)
        .orElseGet(() -> StudySource.read(study));
  }
}
