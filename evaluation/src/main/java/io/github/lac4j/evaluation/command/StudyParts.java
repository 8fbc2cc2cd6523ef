package io.github.lac4j.evaluation.command;

import io.github.lac4j.evaluation.study.EntryList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that name what a study puts together: each value of one runs with each of others. */
final class StudyParts {

  @Option(names = "--objectives", split = ",", paramLabel = "NAME", description = "the rows")
  private List<String> objectives = List.of();

  @Option(
      names = {"--models", "--model"},
      split = ",",
      paramLabel = "NAME",
      description = "what is pretrained")
  private List<String> models = List.of();

  @Option(
      names = {"--datasets", "--data"},
      split = ",",
      paramLabel = "NAME",
      description = "what on: data sets, or folder:PATH for a folder of images")
  private List<String> datasets = List.of();

  @Option(
      names = "--evaluators",
      split = ",",
      paramLabel = "NAME",
      description = "what judges the encoders")
  private List<String> evaluators = List.of();

  @Option(names = "--batch", split = ",", paramLabel = "N", description = "images of one step")
  List<Integer> batchSizes = List.of();

  /** Returns what is named for each list; lists of which nothing is said are left out. */
  Map<EntryList, List<String>> names() {
    Map<EntryList, List<String>> names = new EnumMap<>(EntryList.class);
    names.put(EntryList.OBJECTIVES, objectives);
    names.put(EntryList.MODELS, models);
    names.put(EntryList.DATASETS, datasets);
    names.put(EntryList.EVALUATORS, evaluators);
    names.values().removeIf(List::isEmpty);
    return names;
  }
}
