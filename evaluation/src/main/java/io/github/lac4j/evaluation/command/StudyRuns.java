package io.github.lac4j.evaluation.command;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.lac4j.evaluation.study.StudyText;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say how long a study pretrains, how often, and what it is judged on. */
final class StudyRuns {

  @Option(names = "--epochs", paramLabel = "N", description = "length of each pretraining")
  private Optional<Integer> epochs = Optional.empty();

  @Option(names = "--seeds", split = ",", paramLabel = "N", description = "one run for each")
  private List<Long> seeds = List.of();

  @Option(
      names = "--judged-on",
      paramLabel = "PART",
      description = "what the numbers are of: test or validation")
  private Optional<String> judgedOn = Optional.empty();

  Optional<Integer> epochs() {
    return epochs;
  }

  List<Long> seeds() {
    return seeds;
  }

  Optional<String> judgedOn() {
    return judgedOn;
  }

  StudyText withEpochs(StudyText text) {
    return with(text, "epochs", epochs, "--epochs");
  }

  StudyText withSeeds(StudyText text) {
    return seeds.isEmpty() ? text : text.with("seeds", StudyText.list(seeds), "--seeds");
  }

  StudyText withJudgedOn(StudyText text) {
    return with(text, "judgedOn", judgedOn, "--judged-on");
  }

  /** Lays the value of an option over a study, if it is given; the study checks what it is. */
  static StudyText with(StudyText text, String key, Optional<?> value, String option) {
    return value
        .map(given -> text.with(key, TextNode.valueOf(given.toString()), option))
        .orElse(text);
  }
}
