package io.github.lac4j.evaluation.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lac4j.contrastive.objective.NtXentConfig;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.registry.Definition;
import io.github.lac4j.core.registry.Registry;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.guice.CommandFactory;
import io.github.lac4j.evaluation.knn.WeightedKnn;
import io.github.lac4j.evaluation.knn.WeightedKnnConfig;
import io.github.lac4j.models.mlp.Mlp;
import io.github.lac4j.models.mlp.MlpConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyPlannerTest {

  private static final Definition<WeightedKnnConfig, Evaluator> KNN =
      new Definition<>("knn", new WeightedKnnConfig(), WeightedKnn::new, "evaluation.jar");

  private static StudyPlanner planner;
  private static ConfigBinder binder;

  @BeforeAll
  static void wire() throws Exception {
    CommandFactory everything = CommandFactory.create(StudyPlannerTest.class.getClassLoader());
    planner = everything.create(StudyPlanner.class);
    binder = everything.create(ConfigBinder.class);
  }

  @Test
  void should_find_every_name_and_bind_all_settings() {
    StudyConfig config =
        new StudyConfig(
            List.of("none", "nt-xent"),
            "mlp",
            "fashion-mnist-subset",
            Optional.of("cifar-a"),
            3,
            32,
            List.of(5L, 6L),
            List.of("knn", "linear-probe"));

    Study study = planner.plan(config, settings("nt-xent.temperature=0.25", "mlp.hidden=[12,7]"));

    assertThat(study.rows())
        .extracting(row -> row.objective().name())
        .containsExactly("none", "nt-xent");
    assertThat(study.rows().get(1).settings()).contains("\"temperature\":0.25");
    assertThat(study.model().name()).isEqualTo("mlp");
    assertThat(study.modelSettings()).contains("[12,7]");
    assertThat(study.dataset().name()).isEqualTo("fashion-mnist-subset");
    assertThat(study.recipe().map(Recipe::name)).contains("cifar-a");
    assertThat(study.epochs()).isEqualTo(3);
    assertThat(study.batchSize()).isEqualTo(32);
    assertThat(study.seeds()).containsExactly(5L, 6L);
    assertThat(study.evaluators())
        .extracting(Evaluator::name)
        .containsExactly("knn", "linear-probe");
  }

  @Test
  void should_take_a_recipe_for_each_view() {
    Study study = planner.plan(withRecipe("none,mnist-contrastive"), settings());

    assertThat(study.recipe().map(recipe -> recipe.pipelines().size())).contains(2);
  }

  @ParameterizedTest
  @CsvSource({
    "'none,none,cifar-a', 'describes 3 views one by one, but 2 are needed'",
    "multi-crop-32, 'describes 6 views one by one, but 2 are needed'",
    "stl10-64, 'makes views of 1x64x64 from images of 1x28x28'"
  })
  void should_refuse_a_recipe_whose_views_the_objective_cannot_take(String recipe, String message) {
    StudyConfig config = withRecipe(recipe);
    Map<String, JsonNode> none = settings();

    assertThatThrownBy(() -> planner.plan(config, none))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining(message);
  }

  private static StudyConfig withRecipe(String recipe) {
    return new StudyConfig(
        List.of("none", "lac", "nt-xent"),
        "mlp",
        "fashion-mnist-subset",
        Optional.of(recipe),
        3,
        32,
        List.of(5L),
        List.of("knn"));
  }

  @Test
  void should_list_everything_that_is_wrong_in_one_message() {
    StudyConfig config =
        new StudyConfig(
            List.of("nt-xnt", "moco", "dcl"),
            "mlq",
            "fashion",
            Optional.of("blur"),
            1,
            16,
            List.of(1L),
            List.of("knm"));

    assertThatThrownBy(
            () ->
                planner.plan(
                    config,
                    settings(
                        "moco.queue=-4",
                        "moco.momentum=2",
                        "dcl.temprature=0.1",
                        "lac.recirculation=0.5")))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining(
            "There is no objective \"nt-xnt\"; there are autoencoder, dcl, dclw, info-nce, lac, moco, none, nt-xent")
        .hasMessageContaining("There is no model \"mlq\"; there are cae, mlp, resnet18")
        .hasMessageContaining("There is no data set \"fashion\"; there are cifar10")
        .hasMessageContaining("There is no evaluator \"knm\"; there are knn, linear-probe")
        .hasMessageContaining("There is no recipe \"blur\"; there are barlow-twins, byol")
        .hasMessageContaining("Settings of \"moco\"")
        .hasMessageContaining("queue is -4")
        .hasMessageContaining("momentum is 2")
        .hasMessageContaining("Settings of \"dcl\"")
        .hasMessageContaining("temprature")
        .hasMessageContaining("settings for \"lac\"");
  }

  @Test
  void should_refuse_an_objective_that_is_bound_under_another_name_than_its_own() {
    Definition<MlpConfig, Model> mlp =
        new Definition<>("mlp", MlpConfig.defaults(), Mlp::new, "models.jar");
    Definition<NtXentConfig, Objective> impostor =
        new Definition<>(
            "my-objective", NtXentConfig.defaults(), NtXentConfig::objective, "mine.jar");
    StudyPlanner own =
        new StudyPlanner(
            new Registry<>("objective", List.of(impostor)),
            new Registry<>("model", List.of(mlp)),
            Map.of("striped", new StripedImages(30, 30)),
            Map.of(),
            new Registry<>("evaluator", List.of(KNN)),
            binder);
    StudyConfig config =
        new StudyConfig(
            List.of("my-objective"),
            "mlp",
            "striped",
            Optional.empty(),
            1,
            16,
            List.of(1L),
            List.of("knn"));

    assertThatThrownBy(() -> own.plan(config, Map.of()))
        .isInstanceOf(StudyException.class)
        .hasMessageContaining("\"my-objective\"")
        .hasMessageContaining("\"nt-xent\"")
        .hasMessageContaining("mine.jar");
  }

  @Test
  void should_check_numbers_before_names() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new StudyConfig(
                    List.of("lac", "lac"),
                    "mlp",
                    "mnist",
                    Optional.empty(),
                    0,
                    1,
                    List.of(1L, 1L),
                    List.of()))
        .withMessageContaining("objectives names one twice: lac, lac")
        .withMessageContaining("epochs is 0")
        .withMessageContaining("batch size is 1")
        .withMessageContaining("seeds are [1, 1]")
        .withMessageContaining("evaluators are []");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new StudyConfig(
                    List.of(), "mlp", "mnist", Optional.empty(), 1, 2, List.of(), List.of("knn")))
        .withMessageContaining("objectives is empty")
        .withMessageContaining("seeds are []");
  }

  private static Map<String, JsonNode> settings(String... assignments) {
    Map<String, JsonNode> byName = new HashMap<>();
    binder
        .tree(List.of(assignments))
        .properties()
        .forEach(entry -> byName.put(entry.getKey(), entry.getValue()));
    return byName;
  }
}
