package io.github.lac4j.evaluation.command;

import io.github.lac4j.datasets.DataLocation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that says where data sets lie, for every command that reads one. */
final class DataDirectory {

  @Option(
      names = DataLocation.OPTION,
      paramLabel = "DIR",
      description =
          "where data sets lie; default: the environment variable LAC4J_DATA, then the user cache")
  private Optional<Path> directory = Optional.empty();

  /** Returns the folders to look in, in the order of the manual. */
  DataLocation location() {
    return DataLocation.standard(
        directory, System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /** Returns the words that give another process the same location. */
  List<String> arguments() {
    return directory.map(path -> List.of(DataLocation.OPTION, path.toString())).orElse(List.of());
  }
}
