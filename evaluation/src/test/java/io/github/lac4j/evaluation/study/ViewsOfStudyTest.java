package io.github.lac4j.evaluation.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.lac4j.contrastive.objective.NtXentConfig;
import io.github.lac4j.core.autoencoder.Autoencoder;
import io.github.lac4j.core.autoencoder.AutoencoderConfig;
import io.github.lac4j.core.baseline.NoPretraining;
import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.BlueprintBuilder;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.model.Reconstruction;
import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.Pass;
import io.github.lac4j.core.network.Statistics;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.core.registry.Definition;
import io.github.lac4j.core.registry.NoSettings;
import io.github.lac4j.core.registry.Registries;
import io.github.lac4j.core.view.Batch;
import io.github.lac4j.core.view.ViewPlan;
import io.github.lac4j.core.view.ViewSizes;
import io.github.lac4j.core.view.Views;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.Progress;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.datasets.recipe.Recipes;
import io.github.lac4j.evaluation.catalog.Catalog;
import io.github.lac4j.evaluation.cell.CellFolder;
import io.github.lac4j.evaluation.cell.CellRunner;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.config.RecordFiles;
import io.github.lac4j.evaluation.config.Yaml;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.guice.CommandFactory;
import io.github.lac4j.evaluation.knn.WeightedKnn;
import io.github.lac4j.evaluation.knn.WeightedKnnConfig;
import io.github.lac4j.models.mlp.Mlp;
import io.github.lac4j.models.mlp.MlpConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** What rows of a study see: wishes, recipes of their own, sizes, labels. */
class ViewsOfStudyTest {

  private static final Dl4jExecutor EXECUTOR = new Dl4jExecutor();

  private static final ViewPlan CROPS =
      ViewPlan.of("contrastive", "contrastive", "small-crop")
          .withSizes(ViewSizes.SEVERAL)
          .withAnyNumber();

  private final StripedImages images = new StripedImages(36, 30);

  /** What the steps of the objectives of this test have seen. */
  private final List<String> seen = new ArrayList<>();

  private ConfigBinder binder;
  private StudyPlanner planner;
  private Catalog catalog;

  @TempDir Path path;

  @BeforeEach
  void wire() throws Exception {
    binder = CommandFactory.create(ViewsOfStudyTest.class.getClassLoader()).get(ConfigBinder.class);
    List<Definition<?, ?>> things = new ArrayList<>();
    things.add(define(Objective.class, "none", new NoSettings(), none -> new NoPretraining()));
    things.add(
        define(Objective.class, "autoencoder", AutoencoderConfig.defaults(), Autoencoder::new));
    things.add(
        define(Objective.class, "nt-xent", NtXentConfig.defaults(), NtXentConfig::objective));
    things.add(
        define(Objective.class, "crops", new NoSettings(), none -> shrinking("crops", CROPS)));
    things.add(
        define(
            Objective.class,
            "supervised",
            new NoSettings(),
            none -> shrinking("supervised", ViewPlan.plain().withLabels())));
    things.add(
        define(
            Objective.class,
            "mistaken",
            new NoSettings(),
            none -> shrinking("mistaken", ViewPlan.of("masked 0.6"))));
    things.add(define(Model.class, "mlp", MlpConfig.defaults(), Mlp::new));
    things.add(define(Model.class, "pooled", new NoSettings(), none -> new Pooled()));
    things.add(define(Evaluator.class, "knn", new WeightedKnnConfig(), WeightedKnn::new));
    things.add(define(DatasetDefinition.class, "striped", new NoSettings(), none -> images));
    things.add(
        define(
            DatasetDefinition.class,
            "unlabelled",
            new NoSettings(),
            none -> new StripesWithUnlabelledPart(24, images)));
    Recipes.all()
        .forEach(
            recipe ->
                things.add(define(Recipe.class, recipe.name(), new NoSettings(), none -> recipe)));
    catalog = new Catalog(new Registries(things), binder);
    planner = new StudyPlanner(catalog, binder, EXECUTOR);
  }

  private static <C extends Record, T> Definition<C, T> define(
      Class<T> kind, String name, C defaults, Function<C, ? extends T> factory) {
    return new Definition<>(kind, name, "", defaults, factory, "test");
  }

  @Test
  void should_give_one_objective_a_recipe_of_its_own_and_the_others_that_of_the_study() {
    Study study =
        plan(
            """
            objectives: [nt-xent, {objective: nt-xent, label: strong, recipe: byol}, autoencoder]
            recipe: cifar-b
            """);

    assertThat(study.cells())
        .extracting(cell -> study.task(cell).cell().training().orElseThrow().recipe())
        .containsExactly("cifar-b", "byol", "none");
    assertThat(study.resolved().at("/objectives/1/recipe").asText()).isEqualTo("byol");
    assertThat(Protocol.of(study))
        .contains(
            "views of nt-xent: 2 of recipe cifar-b",
            "views of strong: 2 of recipe byol",
            "views of autoencoder: 1 of recipe none");
  }

  @Test
  void should_join_rows_that_see_the_same_in_one_line() {
    Study study =
        plan(
            """
            objectives: [none, nt-xent, {objective: nt-xent, label: again}]
            batchSizes: [4, 8]
            """);

    assertThat(Protocol.of(study))
        .filteredOn(line -> line.startsWith("views"))
        .containsExactly(
            "views of none: none, since it is not trained; its batch normalisations take their"
                + " statistics from the training images",
            "views of nt-xent, batch 4; again, batch 4; nt-xent, batch 8; again, batch 8: 2 of recipe"
                + " mnist-contrastive");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[mistaken] | my.yaml:1: the views of \"mistaken\": There is no recipe \"masked 0.6\"",
        "[{objective: nt-xent, recipe: blur}] | my.yaml:1: the views of \"nt-xent\": There is no recipe \"blur\"; there are barlow-twins",
        "[{objective: nt-xent, recipe: multi-crop-32}] | describes 6 views one by one, but 2 are needed",
        "[{objective: nt-xent, recipe: \"contrastive,small-crop\"}] | several sizes, 1x8x8, 1x4x4, but the objective takes views of one size",
        "[{objective: autoencoder, recipe: stl10-64}] | the objective takes views of the images' own size",
        "[{objective: none, recipe: byol}] | \"none\" is not trained and takes no views",
        "[{objective: nt-xent, recipe: small-crop}] | \"mlp\" does not take both",
        "[crops] | my.yaml:1: the recipe of \"crops\" makes views of 1x4x4 from images of 1x8x8"
      })
  void should_refuse_what_the_objective_or_the_model_cannot_take(String rows, String message) {
    assertThat(problems("objectives: " + rows + "\n")).singleElement().asString().contains(message);
  }

  @Test
  void should_refuse_labels_that_a_set_does_not_have() {
    assertThat(problems("objectives: [supervised]\n".concat("datasets: [unlabelled]\n")))
        .singleElement()
        .asString()
        .contains("my.yaml:1: \"supervised\" uses labels, but the images of unlabelled");
  }

  @Test
  void should_train_with_labels_and_mark_the_row() {
    Study study = plan("objectives: [supervised]\n");

    assertThat(study.cells())
        .extracting(StudyCell::row)
        .containsExactly("supervised (uses labels)");
    run(study);

    // Stripes have the labels 0, 1 and 2 in turn.
    assertThat(seen).hasSize(3).allSatisfy(step -> assertThat(step).contains("labels fit"));
  }

  @Test
  void should_train_on_crops_of_several_sizes_from_a_study() {
    run(plan("objectives: [crops]\nmodels: [pooled]\n"));

    assertThat(seen).hasSize(3).allSatisfy(step -> assertThat(step).contains("2 of 8, 1 of 4"));
  }

  @Test
  void should_take_more_views_and_tiles_from_an_entry() {
    run(
        plan(
            "objectives: [{objective: crops, recipe: \"plain,small-crop 5 cifar-a,quarter-turn 1,plain\"}]\n"
                .replace("cifar-a", "mnist-contrastive")
                .concat("models: [pooled]\n")));

    assertThat(seen)
        .hasSize(3)
        .allSatisfy(step -> assertThat(step).contains("1 of 8, 1 of 5, 2 of 8"));
  }

  @Test
  void should_train_a_pair_objective_on_tiles_smaller_than_the_image() {
    Study study =
        plan("objectives: [{objective: nt-xent, recipe: small-crop}]\nmodels: [pooled]\n");

    assertThat(run(study).result()).isPresent();
  }

  private Study plan(String lines) {
    return planner.plan(text(lines), "my", DataLocation.none(), Progress.none());
  }

  private static StudyText text(String lines) {
    StringBuilder yaml = new StringBuilder(lines);
    Map.of(
            "models", "[mlp]",
            "datasets", "[striped]",
            "epochs", "1",
            "batchSizes", "[12]",
            "seeds", "[1]",
            "evaluators", "[knn]")
        .forEach(
            (key, value) -> {
              if (!lines.contains(key + ":")) {
                yaml.append(key).append(": ").append(value).append('\n');
              }
            });
    return StudyText.of(Yaml.read("my.yaml", yaml.toString()));
  }

  private List<StudyException.Problem> problems(String lines) {
    StudyException refused = catchThrowableOfType(StudyException.class, () -> plan(lines));
    assertThat(refused).isNotNull();
    return refused.problems();
  }

  private CellFolder run(Study study) {
    CellFolder folder = new CellFolder(path, new RecordFiles(binder));
    new CellRunner(catalog, binder, EXECUTOR)
        .run(study.task(study.cells().get(0)), folder, DataLocation.none(), event -> {});
    return folder;
  }

  private Objective shrinking(String name, ViewPlan plan) {
    int[] given = images.open(DataLocation.none()).train().labels();
    List<Integer> labels = Arrays.stream(given).boxed().toList();
    return new Shrinking(name, plan, labels, seen);
  }

  /** Makes features small: one pass for each size of views, their gradients added up. */
  private record Shrinking(String name, ViewPlan views, List<Integer> labels, List<String> seen)
      implements Objective {

    @Override
    public Learner bind(Model model, ImageShape input, Run run) {
      Network encoder = run.build("encoder", model.encoder(input, run.dataType()));
      return new Learner() {
        @Override
        public StepReport step(Batch batch) {
          views.require(batch);
          double loss = 0;
          List<String> sizes = new ArrayList<>();
          for (Views size : batch.views().bySize()) {
            sizes.add("%d of %d".formatted(size.count(), size.stacked().size(3)));
            try (Pass pass = encoder.whole().forward(size.stacked(), Statistics.BATCH_AND_MOVE)) {
              INDArray features = pass.output().array();
              loss += features.mul(features).sumNumber().doubleValue();
              pass.backwardParameters(Activations.of(features.mul(2)), sizes.size() > 1);
            }
          }
          encoder.parameters().parameters().subi(encoder.parameters().gradients().mul(1e-4));
          encoder.parameters().changed();
          boolean fit =
              batch.labelled()
                  && Arrays.stream(batch.indices())
                      .map(labels::get)
                      .boxed()
                      .toList()
                      .equals(Arrays.stream(batch.labels()).boxed().toList());
          seen.add(String.join(", ", sizes) + (fit ? ", labels fit" : ""));
          return new StepReport(loss, Map.of());
        }

        @Override
        public Network encoder() {
          return encoder;
        }

        @Override
        public void save(StateWriter writer) {
          encoder.save(writer.scope("encoder"));
        }

        @Override
        public void restore(StateReader reader) {
          encoder.restore(reader.scope("encoder"));
        }

        @Override
        public void close() {
          encoder.close();
        }
      };
    }
  }

  /** A convolution whose output is averaged over the image, so that any size will do. */
  private record Pooled() implements Model {

    @Override
    public String name() {
      return "pooled";
    }

    @Override
    public Blueprint encoder(ImageShape input, DataType dataType) {
      return BlueprintBuilder.forImages(input, dataType)
          .convolution("conv", 6, 3, 1)
          .layer("pool", new GlobalPoolingLayer(PoolingType.AVG))
          .endUnit("all")
          .build();
    }

    @Override
    public Blueprint decoder(ImageShape input, DataType dataType, Reconstruction reconstruction) {
      throw new IllegalArgumentException("It has no decoder");
    }
  }
}
