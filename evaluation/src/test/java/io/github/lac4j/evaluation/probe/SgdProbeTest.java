package io.github.lac4j.evaluation.probe;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.optimizer.OptimizerSettings;
import io.github.lac4j.core.optimizer.Sgd;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.schedule.Constant;
import io.github.lac4j.core.schedule.Cosine;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.datasets.recipe.Recipes;
import io.github.lac4j.evaluation.evaluator.Evaluation;
import io.github.lac4j.evaluation.evaluator.EvaluationImages;
import io.github.lac4j.evaluation.evaluator.FrozenFeatures;
import io.github.lac4j.evaluation.evaluator.PretrainedEncoder;
import io.github.lac4j.evaluation.feature.Features;
import io.github.lac4j.evaluation.feature.RandomFeatures;
import io.github.lac4j.evaluation.study.StripedImages;
import io.github.lac4j.models.mlp.Mlp;
import io.github.lac4j.models.mlp.MlpConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class SgdProbeTest {

  private static final Executor EXECUTOR = new Dl4jExecutor();
  private static final Map<String, Recipe> RECIPES =
      Recipes.all().stream().collect(toMap(Recipe::name, identity()));

  @Test
  void should_come_near_the_optimum_of_the_same_objective() {
    Features train = RandomFeatures.gaussian(new Seed(1), new Seed(2), 300, 5, 3, 1.5);
    Features test = RandomFeatures.gaussian(new Seed(1), new Seed(3), 1000, 5, 3, 1.5);
    SgdProbeConfig config =
        new SgdProbeConfig(
            40, 64, new OptimizerSettings(new Sgd(), Cosine.from(0.1)), 0, Optional.empty());

    double accuracy = accuracy(probe(config).evaluate(new FrozenFeatures(train, test)));

    double optimum =
        new LinearProbe(new LinearProbeConfig().withL2(0).raw()).probe(train, test).accuracy();
    assertThat(accuracy).isCloseTo(optimum, within(0.02));
  }

  @Test
  void should_find_the_same_twice_and_note_nothing() {
    Features train = RandomFeatures.gaussian(new Seed(1), new Seed(2), 100, 5, 3, 2);
    FrozenFeatures subject = new FrozenFeatures(train, train);

    Evaluation once = probe(SgdProbeConfig.oneEpoch()).evaluate(subject);

    assertThat(probe(SgdProbeConfig.oneEpoch()).evaluate(subject)).isEqualTo(once);
    assertThat(once.notes()).isEmpty();
    assertThat(once.measures().get(0).name()).isEqualTo("one epoch probe top-1");
  }

  @Test
  void should_give_a_note_and_no_number_if_training_diverges() {
    Features train = RandomFeatures.gaussian(new Seed(1), new Seed(2), 100, 5, 3, 2);
    SgdProbeConfig config =
        new SgdProbeConfig(
            50,
            10,
            new OptimizerSettings(Sgd.withMomentum(1e3), new Constant(1e30)),
            0.01,
            Optional.empty());

    Evaluation evaluation = probe(config).evaluate(new FrozenFeatures(train, train));

    assertThat(evaluation.measures()).isEmpty();
    assertThat(evaluation.notes())
        .containsExactly(
            "one epoch probe top-1: training diverged and was stopped, so there is no accuracy; lower the learning rate");
  }

  @Test
  void should_see_the_images_anew_if_a_recipe_is_named() {
    EvaluationImages images =
        EvaluationImages.of(new StripedImages(240, 90).open(DataLocation.none()));
    Mlp model = new Mlp(new MlpConfig(List.of(20, 12), Activation.TANH, true));
    SgdProbeConfig cached =
        new SgdProbeConfig(
            20, 16, new OptimizerSettings(new Sgd(), Cosine.from(0.1)), 0, Optional.empty());
    SgdProbeConfig rendered =
        new SgdProbeConfig(20, 16, cached.optimization(), 0, Optional.of("mnist-contrastive"));
    try (Network encoder =
        Network.create(
            model.encoder(images.fit().shape(), DataType.FLOAT), EXECUTOR, new Seed(4))) {
      INDArray before = encoder.parameters().parameters().dup();
      PretrainedEncoder subject = new PretrainedEncoder(encoder, images, new Seed(5));

      assertThat(accuracy(probe(cached).evaluate(subject))).isGreaterThan(0.6);
      assertThat(accuracy(probe(rendered).evaluate(subject))).isGreaterThan(0.5);
      assertThat(encoder.parameters().parameters()).isEqualTo(before);
    }
    assertThat(probe(cached).protocol()).contains("computed once, without augmentation");
    assertThat(probe(rendered).protocol()).contains("augmented by mnist-contrastive");
  }

  @Test
  void should_state_the_protocols_of_the_papers() {
    assertThat(new SgdProbe(SgdProbe.MOCO, SgdProbeConfig.moco(), RECIPES, EXECUTOR).protocol())
        .contains("100 epochs", "batch 256", "SGD, momentum 0.9, no weight decay")
        .contains("learning rate 30.0, times 0.1 after epochs 60.0, 80.0", "deviation 0.01")
        .doesNotContain("\n");
    assertThat(new SgdProbe(SgdProbe.SIMCLR, SgdProbeConfig.simClr(), RECIPES, EXECUTOR).protocol())
        .contains("100 epochs", "batch 512", "Nesterov momentum 0.9", "learning rate 0.2 to 0.0");
  }

  @Test
  void should_reject_bad_settings() {
    OptimizerSettings settings = SgdProbeConfig.moco().optimization();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SgdProbeConfig(0, 0, settings, -1, Optional.empty()))
        .withMessageContaining("epochs must be 1 or more, but is 0")
        .withMessageContaining("batchSize must be 1 or more, but is 0")
        .withMessageContaining("initialDeviation must be finite and 0 or more, but is -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> probe(new SgdProbeConfig(1, 1, settings, 0, Optional.of("no-such"))))
        .withMessageContaining("There is no recipe \"no-such\"");
  }

  private static SgdProbe probe(SgdProbeConfig config) {
    return new SgdProbe(SgdProbe.ONE_EPOCH, config, RECIPES, EXECUTOR);
  }

  private static double accuracy(Evaluation evaluation) {
    return evaluation.measures().get(0).value();
  }
}
