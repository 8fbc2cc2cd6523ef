package io.github.lac4j.evaluation.study;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.contrastive.objective.Moco;
import io.github.lac4j.contrastive.objective.MocoConfig;
import io.github.lac4j.contrastive.objective.NtXentConfig;
import io.github.lac4j.core.autoencoder.Autoencoder;
import io.github.lac4j.core.autoencoder.AutoencoderConfig;
import io.github.lac4j.core.baseline.NoPretraining;
import io.github.lac4j.core.lac.Lac;
import io.github.lac4j.core.lac.LacConfig;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.training.TrainingListener;
import io.github.lac4j.core.training.TrainingProgress;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.datasets.recipe.Recipes;
import io.github.lac4j.evaluation.knn.WeightedKnn;
import io.github.lac4j.evaluation.knn.WeightedKnnConfig;
import io.github.lac4j.evaluation.probe.LinearProbe;
import io.github.lac4j.evaluation.probe.LinearProbeConfig;
import io.github.lac4j.evaluation.report.CellResult;
import io.github.lac4j.evaluation.report.StudyResult;
import io.github.lac4j.models.mlp.Mlp;
import io.github.lac4j.models.mlp.MlpConfig;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;

class StudyRunnerTest {

  private static final Objective LAC = new Lac(LacConfig.defaults());
  private static final Objective NT_XENT = NtXentConfig.defaults().objective();
  private static final Map<String, Recipe> RECIPES =
      Recipes.all().stream().collect(toMap(Recipe::name, identity()));

  @Test
  void should_judge_the_features_of_every_objective_and_seed() {
    StudyResult result = run(study(List.of(1L, 2L), 2, 16, LAC, NT_XENT), 2);

    assertThat(result.cells())
        .extracting(cell -> cell.objective() + " " + cell.seed())
        .containsExactly("lac 1", "lac 2", "nt-xent 1", "nt-xent 2");
    for (CellResult cell : result.cells()) {
      assertThat(cell.measures()).hasSize(2);
      // Guessing one of three stripes for 90 images gives 0.33 with a deviation of 0.05.
      assertThat(cell.measures()).as(cell.toString()).allMatch(measure -> measure.value() > 0.5);
      // Two epochs of 72 images in steps of 16; the last 8 images of each wait for another epoch.
      assertThat(cell.steps()).isEqualTo(8);
      assertThat(cell.lastLoss().orElseThrow()).isFinite().isPositive();
      assertThat(cell.model()).isEqualTo("mlp");
      assertThat(cell.dataset()).isEqualTo("striped");
    }
    assertThat(result.fingerprints()).containsOnlyKeys("striped/train", "striped/test");
    assertThat(result.protocol())
        .anyMatch(line -> line.contains("2 epochs") && line.contains("batch 16"))
        .anyMatch(line -> line.startsWith("lac: "))
        .anyMatch(line -> line.startsWith("nt-xent: "));
  }

  @Test
  void should_find_the_same_twice_whatever_the_number_of_threads() {
    Study study = study(List.of(3L, 4L), 2, 16, LAC, NT_XENT);

    List<CellResult> once = run(study, 1).cells();
    List<CellResult> again = run(study, 3).cells();

    assertThat(again).hasSameSizeAs(once);
    for (int i = 0; i < once.size(); i++) {
      assertThat(again.get(i).measures()).isEqualTo(once.get(i).measures());
      assertThat(again.get(i).lastLoss()).isEqualTo(once.get(i).lastLoss());
    }
    assertThat(once.get(0).lastLoss()).isNotEqualTo(once.get(1).lastLoss());
  }

  @Test
  void should_take_no_steps_without_pretraining() {
    List<Long> steps = new ArrayList<>();
    StudyListener listener =
        new StudyListener() {
          @Override
          public List<TrainingListener> onCellStart(
              String objective, long seed, int number, int count) {
            return List.of(
                new TrainingListener() {
                  @Override
                  public void onStart(TrainingProgress progress) {
                    steps.add(progress.step());
                  }
                });
          }
        };

    StudyResult result =
        new StudyRunner(new Dl4jExecutor(), RECIPES, 1)
            .run(study(List.of(1L), 2, 16, new NoPretraining()), DataLocation.none(), listener);

    CellResult cell = result.cells().get(0);
    assertThat(cell.steps()).isZero();
    assertThat(cell.lastLoss()).isEmpty();
    assertThat(cell.trainingSeconds()).isZero();
    assertThat(cell.measures()).hasSize(2);
    assertThat(steps).isEmpty();
  }

  @Test
  void should_let_all_objectives_of_a_seed_start_from_the_same_encoder() {
    List<double[]> starts = new ArrayList<>();
    Objective[] objectives =
        List.of(
                new NoPretraining(),
                new Autoencoder(AutoencoderConfig.defaults()),
                LAC,
                NT_XENT,
                new Moco(MocoConfig.defaults()))
            .stream()
            .map(objective -> new EncoderWitness(objective, starts))
            .toArray(Objective[]::new);

    run(study(List.of(1L, 2L), 1, 36, objectives), 1);

    assertThat(starts).hasSize(10);
    for (int i = 2; i < starts.size(); i++) {
      assertThat(starts.get(i)).containsExactly(starts.get(i % 2));
    }
    assertThat(Arrays.equals(starts.get(0), starts.get(1))).isFalse();
  }

  @Test
  void should_tell_the_listener_of_every_cell_in_order() {
    List<String> heard = new ArrayList<>();
    StudyListener listener =
        new StudyListener() {
          @Override
          public List<TrainingListener> onCellStart(
              String objective, long seed, int number, int count) {
            heard.add("%s %d %d/%d".formatted(objective, seed, number, count));
            return List.of();
          }

          @Override
          public void onCellEnd(CellResult result) {
            heard.add("end of " + result.objective() + " " + result.seed());
          }
        };

    new StudyRunner(new Dl4jExecutor(), RECIPES, 1)
        .run(study(List.of(7L, 8L), 1, 36, LAC), DataLocation.none(), listener);

    assertThat(heard).containsExactly("lac 7 1/2", "end of lac 7", "lac 8 2/2", "end of lac 8");
  }

  @Test
  void should_say_how_large_a_batch_may_be() {
    assertThatThrownBy(() -> run(study(List.of(1L), 1, 100, NT_XENT), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("A batch of 100 images cannot be filled from the 72 of striped")
        .hasMessageContaining("at most 72");
  }

  private static StudyResult run(Study study, int workers) {
    return new StudyRunner(new Dl4jExecutor(), RECIPES, workers)
        .run(study, DataLocation.none(), new StudyListener() {});
  }

  @Test
  void should_pretrain_on_images_without_labels_if_the_set_has_such() {
    StudyResult result =
        run(
            study(
                new StripesWithUnlabelledPart(200, new StripedImages(72, 90)),
                List.of(1L),
                2,
                20,
                NT_XENT),
            1);

    assertThat(result.cells().get(0).steps()).isEqualTo(2 * 10);
    assertThat(result.protocol().get(0))
        .contains("200 images without labels for pretraining", "72 training images for fitting");
    assertThat(result.fingerprints())
        .containsOnlyKeys("striped/train", "striped/test", "striped/unlabelled");
  }

  private static Study study(List<Long> seeds, int epochs, int batchSize, Objective... objectives) {
    return study(new StripedImages(72, 90), seeds, epochs, batchSize, objectives);
  }

  private static Study study(
      DatasetDefinition dataset,
      List<Long> seeds,
      int epochs,
      int batchSize,
      Objective... objectives) {
    return new Study(
        Arrays.stream(objectives)
            .map(objective -> new Study.Row(objective, "settings of " + objective.name()))
            .toList(),
        new Mlp(new MlpConfig(List.of(32, 16), Activation.TANH, false)),
        "32, 16",
        dataset,
        Optional.empty(),
        epochs,
        batchSize,
        seeds,
        List.of(
            new WeightedKnn(new WeightedKnnConfig()), new LinearProbe(new LinearProbeConfig())));
  }
}
