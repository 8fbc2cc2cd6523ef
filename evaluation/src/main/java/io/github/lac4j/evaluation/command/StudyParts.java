package io.github.lac4j.evaluation.command;

import java.util.List;
import picocli.CommandLine.Option;

/** The options that name what a study puts together: each value of one runs with each of others. */
final class StudyParts {

  @Option(names = "--objectives", split = ",", paramLabel = "NAME", description = "the rows")
  List<String> objectives = List.of();

  @Option(
      names = {"--models", "--model"},
      split = ",",
      paramLabel = "NAME",
      description = "what is pretrained")
  List<String> models = List.of();

  @Option(
      names = {"--datasets", "--data"},
      split = ",",
      paramLabel = "NAME",
      description = "what on: data sets, or folder:PATH for a folder of images")
  List<String> datasets = List.of();

  @Option(
      names = "--evaluators",
      split = ",",
      paramLabel = "NAME",
      description = "what judges the encoders")
  List<String> evaluators = List.of();

  @Option(names = "--batch", split = ",", paramLabel = "N", description = "images of one step")
  List<Integer> batchSizes = List.of();
}
