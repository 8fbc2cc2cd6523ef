package io.github.lac4j.evaluation.command;

import io.github.lac4j.evaluation.execution.StudyFolder;
import io.github.lac4j.evaluation.store.RecordFiles;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The study that a command looks at. */
final class ExistingStudy {

  @Mixin private RunsDirectory runs = new RunsDirectory();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "STUDY",
      description = "the name of a study, or the path of its folder; default: ${DEFAULT-VALUE}",
      defaultValue = "quick")
  private String study = "quick";

  /**
   * Returns its folder.
   *
   * @throws IllegalArgumentException if there is none
   */
  StudyFolder folder(RecordFiles json) {
    return runs.existing(study, json);
  }
}
