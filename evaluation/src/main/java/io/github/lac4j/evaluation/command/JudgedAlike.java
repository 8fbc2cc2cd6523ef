package io.github.lac4j.evaluation.command;

import io.github.lac4j.datasets.folder.ImageFolder;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.config.RecordFiles;
import io.github.lac4j.evaluation.execution.StudyFolder;
import io.github.lac4j.evaluation.study.StudyCell;
import io.github.lac4j.evaluation.study.StudyConfig;
import io.github.lac4j.evaluation.study.StudyText;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The study that an encoder is judged like: its evaluators with their settings, its images and what
 * it keeps out of them.
 *
 * @param folder the study's folder
 * @param text the study, with every default filled in
 * @param config what it asks for
 * @param cell the cell that the encoder comes from, if it lies in the study's folder
 */
record JudgedAlike(Path folder, StudyText text, StudyConfig config, Optional<StudyCell> cell) {

  /** Returns a study. */
  static JudgedAlike of(StudyFolder study, ConfigBinder binder) {
    return of(study, Optional.empty(), binder);
  }

  /** Returns the study in whose folder a model lies; empty if it lies elsewhere. */
  static Optional<JudgedAlike> around(Path model, RecordFiles records, ConfigBinder binder) {
    Path cell = model.toAbsolutePath().normalize().getParent();
    Path cells = cell == null ? null : cell.getParent();
    if (cells == null || cells.getParent() == null || !cells.endsWith("cells")) {
      return Optional.empty();
    }
    StudyFolder study = new StudyFolder(cells.getParent(), records);
    return study
        .study()
        .map(
            record ->
                of(
                    study,
                    record.cells().stream().filter(entry -> cell.endsWith(entry.id())).findFirst(),
                    binder));
  }

  private static JudgedAlike of(StudyFolder study, Optional<StudyCell> cell, ConfigBinder binder) {
    StudyText text = study.source().text();
    return new JudgedAlike(study.path(), text, text.config(binder), cell);
  }

  /** Returns the data set that the study knows under a name; a folder of images by its path. */
  Optional<StudyConfig.Entry> dataset(String name) {
    return config.datasets().stream()
        .filter(
            entry ->
                entry.label().equals(Optional.of(name)) || place(entry.name()).equals(place(name)))
        .findFirst();
  }

  /**
   * Returns the data set of the cell, or the only one of the study.
   *
   * @throws IllegalArgumentException if the study has several
   */
  StudyConfig.Entry onlyDataset() {
    return cell.flatMap(entry -> dataset(entry.dataset()))
        .or(
            () ->
                config.datasets().stream()
                    .filter(entry -> config.datasets().size() == 1)
                    .findFirst())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The study in %s has several data sets: %s; say with --data which"
                        .formatted(
                            folder,
                            String.join(
                                ", ",
                                config.datasets().stream()
                                    .map(StudyConfig.Entry::name)
                                    .toList()))));
  }

  private static String place(String dataset) {
    return ImageFolder.isNamedBy(dataset)
        ? Path.of(dataset.substring(ImageFolder.PREFIX.length()))
            .toAbsolutePath()
            .normalize()
            .toString()
        : dataset;
  }
}
