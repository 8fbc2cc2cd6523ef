package io.github.lac4j.evaluation.study;

import io.github.lac4j.core.registry.KnownNames;
import io.github.lac4j.evaluation.config.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a study is written.
 *
 * @param name what it is called unless it says otherwise
 * @param text what it says
 */
public record StudySource(String name, StudyText text) {

  private static final List<String> READY_MADE =
      List.of("quick", "try", "lac-mnist", "dcl-small-batch", "cifar10-small");

  private static final String SUFFIX = ".yaml";
  private static final String NAMELESS = "study";

  /** Returns the names of the studies that come with the library. */
  public static List<String> readyMade() {
    return READY_MADE;
  }

  /** Says whether the study comes with the library. */
  public boolean isReadyMade() {
    return READY_MADE.contains(name);
  }

  /** Returns what the study is about, in its own words; empty if it does not say. */
  public String description() {
    return text.description();
  }

  /** Returns what the study is called. */
  public String title() {
    return text.name().orElse(name);
  }

  /**
   * Reads a study.
   *
   * @param study the name of a ready-made study, or the path of a YAML file
   * @throws IllegalArgumentException if there is neither, or a folder of that name
   * @throws io.github.lac4j.evaluation.config.Yaml.YamlException if the file is not YAML
   * @throws UncheckedIOException if the file cannot be read
   */
  public static StudySource read(String study) {
    if (READY_MADE.contains(study)) {
      return readyMade(study);
    }
    Path file = Path.of(study);
    if (Files.isDirectory(file)) {
      Path inside = file.resolve("study.yaml");
      throw new IllegalArgumentException(
          "%s is a folder; give a YAML file%s"
              .formatted(study, Files.exists(inside) ? ", the study in it is " + inside : ""));
    }
    try (InputStream stream = Files.newInputStream(file)) {
      return new StudySource(nameOf(file), StudyText.of(Yaml.read(file.toString(), stream)));
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          "There is no file %s, and no ready-made study of that name; %s"
              .formatted(study, new KnownNames("study", READY_MADE).hint(study)),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("The study %s cannot be read".formatted(file), e);
    }
  }

  private static StudySource readyMade(String name) {
    String resource = name + SUFFIX;
    try (InputStream stream = StudySource.class.getResourceAsStream(resource)) {
      return new StudySource(name, StudyText.of(Yaml.read(resource, stream)));
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read from the jar".formatted(resource), e);
    }
  }

  /**
   * Returns the file's name without its ending, with hyphens for what a name may not have; {@value
   * #NAMELESS} if nothing is left of it.
   */
  private static String nameOf(Path file) {
    String name =
        file.getFileName()
            .toString()
            .replaceFirst("\\.[A-Za-z]+$", "")
            .replaceAll("[^A-Za-z0-9._-]", "-")
            .replaceFirst("^[^A-Za-z0-9]+", "");
    return name.isEmpty()
        ? NAMELESS
        : name.substring(0, Math.min(name.length(), StudyConfig.LONGEST_NAME));
  }
}
