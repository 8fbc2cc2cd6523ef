package io.github.lac4j.evaluation.command;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.study.EntryList;
import io.github.lac4j.evaluation.study.StudySource;
import io.github.lac4j.evaluation.study.StudyText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that change what a study asks for. */
final class StudyOptions {

  /** What a study without a file or a name is called, and takes where no option says otherwise. */
  private static final String OWN_NAME = "study";

  private static final List<String> OBJECTIVES =
      List.of("none", "autoencoder", "lac", "info-nce", "nt-xent", "moco", "dcl");
  private static final String MODEL = "cae";
  private static final String DATA = "fashion-mnist-subset";
  private static final int EPOCHS = 10;

  @Mixin private StudyParts parts = new StudyParts();

  @Mixin private StudyRuns runs = new StudyRuns();

  @Option(
      names = "--recipe",
      paramLabel = "NAME",
      description = "the augmentation of contrastive rows; default: the data set's own")
  private Optional<String> recipe = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "native threads of each run; another number gives other bits")
  private Optional<Integer> threads = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "[PART.]KEY=VALUE",
      description =
          "a setting of an objective, a model or an evaluator, for example nt-xent.temperature=0.2,"
              + " or of the study, for example metricsEvery=50; repeatable")
  private List<String> settings = new ArrayList<>();

  @Mixin private SkipBroken skipBroken = new SkipBroken();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "what the study and its folder are called; default: what the study says")
  private Optional<String> name = Optional.empty();

  /** Says whether there is none but what a study is called. */
  boolean isEmpty() {
    return Stream.of(parts.batchSizes, runs.seeds(), settings).allMatch(List::isEmpty)
        && Stream.of(recipe, runs.epochs(), threads, runs.judgedOn()).allMatch(Optional::isEmpty)
        && parts.names().isEmpty()
        && !skipBroken.isGiven();
  }

  /** Returns a study of its own, made of these options and, where they say nothing, of defaults. */
  StudySource ownStudy(ConfigBinder binder) {
    StudyText defaults =
        StudyText.empty("lac study")
            .select(EntryList.OBJECTIVES, OBJECTIVES, "lac study")
            .select(EntryList.MODELS, List.of(MODEL), "lac study")
            .select(EntryList.DATASETS, List.of(DATA), "lac study")
            .with("epochs", IntNode.valueOf(EPOCHS), "lac study");
    return new StudySource(OWN_NAME, applyTo(defaults, binder));
  }

  /** Says what such a study is, and what it takes where the options say nothing. */
  String wordsOfOwnStudy() {
    List<String> unsaid = new ArrayList<>();
    if (!parts.names().containsKey(EntryList.OBJECTIVES)) {
      unsaid.add("objectives " + String.join(", ", OBJECTIVES));
    }
    if (!parts.names().containsKey(EntryList.MODELS)) {
      unsaid.add("model " + MODEL);
    }
    if (!parts.names().containsKey(EntryList.DATASETS)) {
      unsaid.add("data " + DATA);
    }
    if (runs.epochs().isEmpty()) {
      unsaid.add(EPOCHS + " epochs");
    }
    return "\"%s\" is a study of its own, in which everything has its own defaults; the quick study is \"lac study run quick\".%s"
        .formatted(
            name.orElse(OWN_NAME),
            unsaid.isEmpty()
                ? ""
                : " Taken because nothing else was said: " + String.join("; ", unsaid));
  }

  /** Returns a study with these options laid over it. */
  StudySource applyTo(StudySource study, ConfigBinder binder) {
    StudyText text = applyTo(study.text(), binder);
    return new StudySource(
        study.name(),
        isEmpty() || !study.isReadyMade()
            ? text
            : text.with(
                "description",
                TextNode.valueOf(
                    "A part or a variation of the study %s, made by options"
                        .formatted(study.name())),
                "the options"));
  }

  private StudyText applyTo(StudyText study, ConfigBinder binder) {
    StudyText text = StudyRuns.with(study, "name", name, "--name");
    for (Map.Entry<EntryList, List<String>> list : parts.names().entrySet()) {
      text = text.select(list.getKey(), list.getValue(), list.getKey().option());
    }
    text = StudyRuns.with(text, "recipe", recipe, "--recipe");
    text = StudyRuns.with(text, "threads", threads, "--threads");
    if (!parts.batchSizes.isEmpty()) {
      text = text.with("batchSizes", StudyText.list(parts.batchSizes), "--batch");
    }
    text = runs.withJudgedOn(runs.withSeeds(runs.withEpochs(text)));
    text = text.with(settings, "--set", binder);
    return skipBroken.applyTo(text, binder);
  }
}
