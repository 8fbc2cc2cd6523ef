package io.github.lac4j.evaluation.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.lac4j.contrastive.objective.NtXentConfig;
import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.lac.Lac;
import io.github.lac4j.core.lac.LacConfig;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.model.Reconstruction;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.registry.Definition;
import io.github.lac4j.core.registry.NoSettings;
import io.github.lac4j.core.registry.Registries;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.Progress;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.datasets.recipe.Recipes;
import io.github.lac4j.evaluation.catalog.Catalog;
import io.github.lac4j.evaluation.catalog.Chosen;
import io.github.lac4j.evaluation.cell.CellImages;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.config.Yaml;
import io.github.lac4j.evaluation.guice.CommandFactory;
import io.github.lac4j.models.mlp.Mlp;
import io.github.lac4j.models.mlp.MlpConfig;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

class StudyPlannerTest {

  private static final String STUDY =
      """
      objectives:
        - none
        - {objective: nt-xent, settings: {temperature: 0.25}}
      models: [{model: mlp, settings: {hidden: [12, 7]}}]
      datasets: [fashion-mnist-subset]
      epochs: 3
      batchSizes: [32]
      seeds: [5, 6]
      """;

  private static StudyPlanner planner;
  private static ConfigBinder binder;

  @BeforeAll
  static void wire() throws Exception {
    CommandFactory everything = CommandFactory.create(StudyPlannerTest.class.getClassLoader());
    planner = everything.get(StudyPlanner.class);
    binder = everything.get(ConfigBinder.class);
  }

  @Test
  void should_find_every_name_and_bind_all_settings() {
    Study study = plan(STUDY + "recipe: cifar-a\nname: mine\n");

    assertThat(study.name()).isEqualTo("mine");
    assertThat(study.objectives()).extracting(Chosen::title).containsExactly("none", "nt-xent");
    assertThat(study.objectives().get(1).choice().settingsText())
        .contains("\"temperature\":0.25", "\"head\"");
    assertThat(study.models().get(0).choice().settingsText()).contains("[12,7]");
    assertThat(study.cells())
        .extracting(cell -> cell.row() + " " + cell.seed())
        .containsExactly("none 5", "none 6", "nt-xent 5", "nt-xent 6");
    assertThat(study.task(study.cells().get(0)).cell().training()).isEmpty();
    assertThat(study.task(study.cells().get(3)).cell().training().orElseThrow())
        .satisfies(
            training -> {
              assertThat(training.recipe()).isEqualTo("cifar-a");
              assertThat(training.pipelines()).singleElement().asString().contains("Crop");
              assertThat(training.batchSize()).isEqualTo(32);
              assertThat(training.epochs()).isEqualTo(3);
              assertThat(training.views()).isEqualTo(2);
            });
    assertThat(study.evaluators()).extracting(Chosen::title).containsExactly("knn", "linear-probe");
    assertThat(study.config().judgedOn()).isEqualTo(CellImages.HeldOut.TEST);
  }

  @Test
  void should_write_itself_down_so_that_it_plans_the_same_again() {
    Study study =
        plan(
            STUDY
                + "validation: {share: 0.1, seed: 4}\njudged-on: validation\nonline: {every: 2}\n");
    String written = Yaml.write(study.resolved());

    Study again = plan(written);

    assertThat(again.cells())
        .extracting(StudyCell::id)
        .isEqualTo(study.cells().stream().map(StudyCell::id).toList());
    assertThat(Yaml.write(again.resolved())).isEqualTo(written);
    assertThat(written).contains("name: cosine", "seed: 4", "images: 1000").doesNotContain("null");
  }

  @Test
  void should_take_a_recipe_for_each_view() {
    Study study = plan(STUDY + "recipe: none,mnist-contrastive\n");

    assertThat(study.task(study.cells().get(3)).cell().training().orElseThrow().pipelines())
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "'none,none,cifar-a', 'describes 3 views one by one, but 2 are needed'",
    "multi-crop-32, 'describes 6 views one by one, but 2 are needed'",
    "stl10-64, 'makes views of 1x64x64 from images of 1x28x28'",
    "blur, 'There is no recipe \"blur\"; there are barlow-twins, byol'"
  })
  void should_refuse_a_recipe_whose_views_the_objective_cannot_take(String recipe, String message) {
    assertThat(problems(STUDY + "recipe: " + recipe))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.place()).isEqualTo("my.yaml:9");
              assertThat(problem.reason()).contains(message);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "epochs: soon\nbatchSizes: [8]",
        "epochs: 1\nbatchSizes: [many]",
        "epochs: 1\nbatchSizes: [8]\njudgedOn: validation\nvalidation: {share: 2}"
      })
  void should_say_nothing_of_the_default_in_the_place_of_a_refused_value(String lines) {
    String rest =
        """
        objectives: [nt-xent]
        models: [{model: mlp, settings: {hidden: [4]}}]
        datasets: [{dataset: fashion-mnist-subset, settings: {trainingShare: 0.01}}]
        evaluators: [knn]
        """;

    assertThatThrownBy(() -> plan(rest + lines))
        .isInstanceOfSatisfying(
            StudyException.class, refused -> assertThat(refused.problems()).hasSize(1));
  }

  @Test
  void should_list_everything_that_is_wrong_with_its_line() {
    List<StudyException.Problem> problems =
        problems(
            """
            objectives:
              - nt-xnt
              - objective: moco
                settings:
                  queue: -4
                  temprature: 0.1
              - {objective: dcl, lable: x}
              - lac
              - lac
            models: [mlp, mlq]
            datasets: [fashion-mnist-subset, fashion]
            epochs: zero
            epoch: 3
            batchSizes: [16, 6000]
            seeds: [1, 1]
            recipe: blur
            evaluators: [knm, {evaluator: knn, settings: {k: 0}}]
            judgedOn: validation
            online: {every: 0}
            """);

    assertThat(problems)
        .extracting(StudyException.Problem::toString)
        .anyMatch(
            line ->
                line.startsWith(
                    "my.yaml:2: There is no objective \"nt-xnt\"; did you mean nt-xent? There are "))
        .anyMatch(line -> line.startsWith("my.yaml:5: objectives[1].settings.queue = -4: "))
        .anyMatch(
            line ->
                line.startsWith(
                    "my.yaml:6: objectives[1].settings.temprature = 0.1: unknown key; did you mean"
                        + " temperature?"))
        .anyMatch(
            line ->
                line.startsWith(
                    "my.yaml:7: objectives[2].lable = x: unknown key; did you mean label?"))
        .anyMatch(line -> line.startsWith("my.yaml:9: two of the objectives are called \"lac\""))
        .anyMatch(
            line ->
                line.startsWith(
                    "my.yaml:10: There is no model \"mlq\"; did you mean mlp? There are cae, mlp"))
        .anyMatch(
            line ->
                line.startsWith(
                    "my.yaml:11: There is no data set \"fashion\"; did you mean fashion-mnist? There are cifar10"))
        .anyMatch(line -> line.startsWith("my.yaml:12: epochs = zero: must be a whole number"))
        .anyMatch(
            line -> line.startsWith("my.yaml:13: epoch = 3: unknown key; did you mean epochs?"))
        .anyMatch(line -> line.startsWith("my.yaml:14: a batch of 6000 images cannot be filled"))
        .anyMatch(line -> line.startsWith("my.yaml:15: seeds = [1,1]: "))
        .anyMatch(line -> line.startsWith("my.yaml:16: There is no recipe \"blur\""))
        .anyMatch(line -> line.startsWith("my.yaml:17: There is no evaluator \"knm\""))
        .anyMatch(line -> line.startsWith("my.yaml:17: evaluators[1].settings.k = 0: "))
        .anyMatch(line -> line.startsWith("my.yaml:18: judgedOn = validation: no images are kept"))
        .anyMatch(line -> line.startsWith("my.yaml:19: online.every = 0: "));
    assertThat(problems).hasSizeBetween(16, 18);
  }

  @ParameterizedTest
  @ValueSource(strings = {"objectives", "models", "datasets", "epochs"})
  void should_say_what_is_missing(String key) {
    String without = STUDY.replaceAll("(?m)^" + key + ":(.*\n)(  - .*\n)*", "");

    assertThat(problems(without))
        .extracting(StudyException.Problem::reason)
        .anyMatch(reason -> reason.startsWith(key + " is missing; "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: a/b | the name is that of a folder",
        "seeds: [] | seeds = []: seeds: give at least one",
        "batchSizes: [1] | a batch must have 2 images or more",
        "threads: 0 | threads must be 1 or more",
        "evaluators: [] | evaluators is missing",
        "'validation: {share: 1.5, seed: 0}' | share is 1.5; it must be more than 0",
        "'validation: {share: 0.0001, seed: 0}' | of which a share of 1.0E-4 is 0",
        "'checkpoints: {everySeconds: 0}' | must be more than 0",
        "metricsEvery: 0 | metricsEvery must be 1 or more",
        "'online: {evaluators: [knn, knn]}' | two of the online.evaluators are called \"knn\"",
      })
  void should_refuse_values_out_of_range(String line, String message) {
    String key = line.replaceFirst(":.*", "");
    String text = STUDY.replaceAll("(?m)^" + key + ":.*\n", "") + line;

    assertThat(problems(text))
        .singleElement()
        .satisfies(problem -> assertThat(problem.reason()).contains(message));
  }

  @Test
  void should_refuse_an_objective_that_the_model_cannot_serve() {
    Model encoderOnly =
        new Model() {
          private final Mlp mlp = new Mlp(MlpConfig.defaults());

          @Override
          public String name() {
            return "encoder-only";
          }

          @Override
          public Blueprint encoder(ImageShape input, DataType dataType) {
            return mlp.encoder(input, dataType);
          }

          @Override
          public Blueprint decoder(
              ImageShape input, DataType dataType, Reconstruction reconstruction) {
            throw new UnsupportedOperationException("encoder-only has no decoder");
          }
        };
    Definition<NoSettings, Model> definition =
        new Definition<>(
            Model.class, "encoder-only", "", new NoSettings(), settings -> encoderOnly, "mine.jar");
    Definition<?, Objective> lac =
        new Definition<>(Objective.class, "lac", "", LacConfig.defaults(), Lac::new, "core.jar");
    StudyPlanner own = planner(lac, definition);
    String yaml =
        """
        objectives: [lac]
        models: [encoder-only]
        datasets: [striped]
        epochs: 1
        batchSizes: [8]
        evaluators: [knn]
        """;

    assertThat(problems(own, yaml))
        .extracting(StudyException.Problem::toString)
        .contains(
            "my.yaml:1: \"lac\" cannot train \"encoder-only\" on images of 1x8x8 in batches of 8:"
                + " encoder-only has no decoder");
  }

  @Test
  void should_refuse_a_schedule_that_does_not_fit_the_run() {
    assertThat(
            problems(
                STUDY.replace(
                    "temperature: 0.25",
                    "optimization: {learningRate: {name: cosine, base: 0.1, warmupEpochs: 5}}")))
        .singleElement()
        .asString()
        .contains("my.yaml:3: \"nt-xent\" cannot train \"mlp\"", "warm-up of 5.0 epochs");
  }

  @Test
  void should_refuse_an_objective_that_is_bound_under_another_name_than_its_own() {
    Definition<NtXentConfig, Objective> impostor =
        new Definition<>(
            Objective.class,
            "my-objective",
            "",
            NtXentConfig.defaults(),
            NtXentConfig::objective,
            "mine.jar");
    Definition<MlpConfig, Model> mlp =
        new Definition<>(Model.class, "mlp", "", MlpConfig.defaults(), Mlp::new, "models.jar");

    assertThat(
            problems(
                planner(impostor, mlp),
                """
                objectives: [my-objective]
                models: [mlp]
                datasets: [striped]
                epochs: 1
                batchSizes: [8]
                evaluators: [knn]
                """))
        .extracting(StudyException.Problem::reason)
        .anyMatch(
            reason ->
                reason.contains("\"my-objective\"")
                    && reason.contains("\"nt-xent\"")
                    && reason.contains("mine.jar"));
  }

  @Test
  void should_say_where_it_looked_for_images() {
    assertThatThrownBy(() -> plan(STUDY.replace("fashion-mnist-subset", "cifar10, folder:nowhere")))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining("my.yaml:5: The data set cifar10 was not found");
  }

  private static StudyPlanner planner(
      Definition<?, Objective> objective, Definition<?, Model> model) {
    Catalog catalog =
        new Catalog(
            new Registries(
                List.of(
                    objective,
                    model,
                    new Definition<>(
                        DatasetDefinition.class,
                        "striped",
                        "",
                        new NoSettings(),
                        none -> new StripedImages(30, 30),
                        "datasets.jar"),
                    new Definition<>(
                        Recipe.class,
                        "mnist-contrastive",
                        "",
                        new NoSettings(),
                        none -> Recipes.mnistContrastive(),
                        "datasets.jar"))),
            binder);
    return new StudyPlanner(catalog, binder, new Dl4jExecutor());
  }

  private static Study plan(String yaml) {
    return plan(planner, yaml);
  }

  private static Study plan(StudyPlanner planner, String yaml) {
    return planner.plan(
        StudyText.of(Yaml.read("my.yaml", yaml)), "my", DataLocation.none(), Progress.none());
  }

  private static List<StudyException.Problem> problems(String yaml) {
    return problems(planner, yaml);
  }

  private static List<StudyException.Problem> problems(StudyPlanner planner, String yaml) {
    StudyException exception =
        catchThrowableOfType(StudyException.class, () -> plan(planner, yaml));
    assertThat(exception).isNotNull();
    return exception.problems();
  }
}
