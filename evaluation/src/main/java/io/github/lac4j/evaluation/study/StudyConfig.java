package io.github.lac4j.evaluation.study;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lac4j.core.registry.Setting;
import io.github.lac4j.datasets.split.ValidationSplit;
import io.github.lac4j.evaluation.cell.CellImages;
import io.github.lac4j.evaluation.cell.CellTask;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a person asks a study for; names are not looked up yet.
 *
 * @param name what the study and its folder are called
 * @param description what it is for
 * @param objectives the rows
 * @param models what is pretrained
 * @param datasets what on
 * @param recipe what stands for the wish {@code contrastive} in all objectives that have no recipe
 *     of their own here; empty for the data set's own
 * @param epochs length of each pretraining; must be given
 * @param batchSizes images of one step; each makes rows of its own
 * @param seeds one run of each row for each
 * @param threads native threads of each run
 * @param evaluators what judges the encoders, in the order of the columns
 * @param validation the part of the training images that is kept out
 * @param judgedOn which images the numbers are of
 * @param online how encoders are judged while they are being pretrained
 * @param checkpoints how much of a run may be lost when its process is killed
 * @param metricsEvery steps between two lines of metrics
 * @param init the model file that all encoders start from; empty to draw them
 */
public record StudyConfig(
    @Setting(
            meaning = "what the study and its folder are called",
            allowed = "letters, digits and . - _")
        String name,
    @Setting(meaning = "what it is for") String description,
    @Setting(meaning = "the rows", allowed = "names, or names with settings") List<Row> objectives,
    @Setting(meaning = "what is pretrained", allowed = "names, or names with settings")
        List<Entry> models,
    @Setting(meaning = "what it is pretrained on", allowed = "names, or names with settings")
        List<Entry> datasets,
    @Setting(
            meaning = "augmentation of all contrastive objectives; - for the data set's own",
            allowed = "the name of a recipe")
        Optional<String> recipe,
    @Setting(meaning = "length of each pretraining", allowed = "1 or more") OptionalInt epochs,
    @Setting(
            meaning = "images of one step; each makes rows of its own",
            allowed = "a list, each 2 or more")
        List<Integer> batchSizes,
    @Setting(meaning = "one run of each row for each") List<Long> seeds,
    @Setting(meaning = "native threads of each run", allowed = "1 or more") int threads,
    @Setting(
            meaning = "the columns: what judges the encoders",
            allowed = "names, or names with settings")
        List<Entry> evaluators,
    @Setting(meaning = "the part of the training images that is kept out")
        Optional<ValidationSplit> validation,
    @Setting(meaning = "which images the numbers are of") CellImages.HeldOut judgedOn,
    @Setting(meaning = "how encoders are judged while they are being pretrained")
        Optional<Online> online,
    @Setting(meaning = "how much of a run may be lost when its process is killed")
        CellTask.Checkpoints checkpoints,
    @Setting(meaning = "steps between two lines of metrics", allowed = "1 or more")
        int metricsEvery,
    @Setting(
            meaning = "the saved encoder that all encoders start from; - to draw them",
            allowed = "the path of a model file")
        Optional<Path> init) {

  /** Native threads of a run unless a study says otherwise, on every machine. */
  static final int THREADS = 2;

  /** How many characters a name may have. */
  static final int LONGEST_NAME = 100;

  /** What judges unless a study says otherwise, with the settings of the evaluators themselves. */
  static final List<String> EVALUATORS = List.of("knn", "linear-probe");

  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,%d}".formatted(LONGEST_NAME - 1);

  /** Returns what holds where a study says nothing; it names no rows, models or data sets. */
  static StudyConfig defaults(String name) {
    return new StudyConfig(
        name,
        "",
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        OptionalInt.empty(),
        List.of(128),
        List.of(1L, 2L, 3L),
        THREADS,
        EVALUATORS.stream().map(StudyConfig::evaluator).toList(),
        Optional.empty(),
        CellImages.HeldOut.TEST,
        Optional.empty(),
        new CellTask.Checkpoints(),
        10,
        Optional.empty());
  }

  private static Entry evaluator(String name) {
    return new Entry(name);
  }

  /**
   * Checks everything that can be checked without looking names up.
   *
   * @throws IllegalArgumentException naming the first wrong value
   */
  public StudyConfig {
    objectives = List.copyOf(objectives);
    models = List.copyOf(models);
    datasets = List.copyOf(datasets);
    batchSizes = List.copyOf(batchSizes);
    seeds = List.copyOf(seeds);
    evaluators = List.copyOf(evaluators);
    if (!name.matches(NAME)) {
      throw new IllegalArgumentException(
          "the name is that of a folder, too: use letters, digits and . - _ and underscores, and begin with a letter or digit");
    }
    if (epochs.isPresent() && epochs.getAsInt() < 1) {
      throw new IllegalArgumentException("epochs must be 1 or more");
    }
    if (batchSizes.stream().anyMatch(size -> size < 2)) {
      throw new IllegalArgumentException("a batch must have 2 images or more");
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be 1 or more");
    }
    if (metricsEvery < 1) {
      throw new IllegalArgumentException("metricsEvery must be 1 or more");
    }
    requireOnce("batch sizes", batchSizes);
    requireOnce("seeds", seeds);
  }

  /** Returns the recipe of one objective alone, by what it is called in tables; mostly empty. */
  Optional<String> recipeOf(String title) {
    return objectives.stream()
        .filter(row -> row.entry().title().equals(title))
        .findFirst()
        .flatMap(Row::recipe);
  }

  /** Returns the same study without anything that judges. */
  StudyConfig withoutEvaluators() {
    return new StudyConfig(
        name,
        description,
        objectives,
        models,
        datasets,
        recipe,
        epochs,
        batchSizes,
        seeds,
        threads,
        List.of(),
        validation,
        judgedOn,
        Optional.empty(),
        checkpoints,
        metricsEvery,
        init);
  }

  private static void requireOnce(String what, List<?> values) {
    if (values.isEmpty() || new HashSet<>(values).size() != values.size()) {
      throw new IllegalArgumentException("%s: give at least one, and none twice".formatted(what));
    }
  }

  /**
   * How encoders are judged while they are being pretrained, as a person wrote it.
   *
   * @param every epochs between two judgements
   * @param images at most so many to fit on, and to judge on
   * @param evaluators what judges them
   */
  public record Online(
      @Setting(meaning = "epochs between two judgements", allowed = "1 or more") int every,
      @Setting(meaning = "the most images to fit on, and to judge on", allowed = "1 or more")
          int images,
      @Setting(meaning = "what judges them", allowed = "names, or names with settings")
          List<Entry> evaluators) {

    /** Returns kNN after every epoch, on 1,000 images. */
    public Online() {
      this(1, 1000, List.of(new Entry("knn")));
    }

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if a number is below 1
     */
    public Online {
      evaluators = List.copyOf(evaluators);
      if (every < 1 || images < 1) {
        throw new IllegalArgumentException(
            "every is %d and images is %d; both must be 1 or more".formatted(every, images));
      }
    }
  }

  /**
   * An objective of a study, as a person asked for it.
   *
   * @param name its name
   * @param label what it is called in tables; empty for the name
   * @param recipe wishes or names of recipes for its views, in place of what the objective asks for
   * @param settings what differs from the defaults
   */
  public record Row(
      String name, Optional<String> label, Optional<String> recipe, Optional<ObjectNode> settings) {

    /** Returns the same without the recipe. */
    Entry entry() {
      return new Entry(name, label, settings);
    }
  }

  /**
   * One of the things that a study puts side by side, as a person asked for it.
   *
   * @param name its name
   * @param label what it is called in tables; empty for the name
   * @param settings what differs from the defaults
   */
  public record Entry(String name, Optional<String> label, Optional<ObjectNode> settings) {

    /** Asks for something under its name, with its defaults. */
    public Entry(String name) {
      this(name, Optional.empty(), Optional.empty());
    }

    /** Returns what it is called in tables. */
    public String title() {
      return label.orElse(name);
    }

    /** Returns what differs from the defaults; an empty object if nothing does. */
    public ObjectNode ownSettings() {
      return settings.orElseGet(JsonNodeFactory.instance::objectNode);
    }
  }
}
