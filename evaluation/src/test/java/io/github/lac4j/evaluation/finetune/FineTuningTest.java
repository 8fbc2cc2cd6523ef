package io.github.lac4j.evaluation.finetune;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.optimizer.Adam;
import io.github.lac4j.core.optimizer.OptimizerSettings;
import io.github.lac4j.core.optimizer.Sgd;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.schedule.Constant;
import io.github.lac4j.core.schedule.Cosine;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.datasets.recipe.Recipes;
import io.github.lac4j.datasets.split.LabelFraction;
import io.github.lac4j.evaluation.evaluator.Evaluation;
import io.github.lac4j.evaluation.evaluator.EvaluationImages;
import io.github.lac4j.evaluation.evaluator.PretrainedEncoder;
import io.github.lac4j.evaluation.study.StripedImages;
import io.github.lac4j.models.mlp.Mlp;
import io.github.lac4j.models.mlp.MlpConfig;
import io.github.lac4j.models.onednn.OneDnnExecutor;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class FineTuningTest {

  private static final Map<String, Recipe> RECIPES =
      Recipes.all().stream().collect(toMap(Recipe::name, identity()));
  private static final EvaluationImages IMAGES =
      EvaluationImages.of(new StripedImages(206, 90).open(DataLocation.none()));
  private static final OptimizerSettings ADAM =
      new OptimizerSettings(new Adam(), Cosine.from(3e-3));

  static Stream<Executor> executors() {
    return Stream.of(new Dl4jExecutor(), new OneDnnExecutor());
  }

  @ParameterizedTest
  @MethodSource("executors")
  void should_learn_with_all_layers_and_leave_the_encoder_alone(Executor executor) {
    FineTuningConfig config = config(40, ADAM);
    // Features that say nothing about the classes can only be learnt below.
    FineTuningConfig headOnly =
        new FineTuningConfig(
            40, 32, new OptimizerSettings(Sgd.plain(), new Constant(0)), ADAM, 0.01, Recipes.NONE);
    try (Network encoder = encoder(executor, 3)) {
      INDArray before = encoder.parameters().parameters().dup();
      PretrainedEncoder subject = new PretrainedEncoder(encoder, IMAGES, new Seed(5));

      Evaluation once = tuning(config, executor).evaluate(subject);

      assertThat(accuracy(once)).isGreaterThan(0.9);
      assertThat(accuracy(once))
          .isGreaterThan(accuracy(tuning(headOnly, executor).evaluate(subject)) + 0.1);
      assertThat(encoder.parameters().parameters()).isEqualTo(before);
      FineTuningConfig few = config(3, ADAM);
      assertThat(tuning(few, executor).evaluate(subject))
          .isEqualTo(tuning(few, executor).evaluate(subject));
      assertThat(once.confusion()).isPresent();
      assertThat(once.notes()).isEmpty();
    }
  }

  @Test
  void should_give_a_note_and_no_number_if_training_diverges() {
    Executor executor = new Dl4jExecutor();
    OptimizerSettings wild = new OptimizerSettings(Sgd.withMomentum(1e4), new Constant(1e20));
    try (Network encoder = encoder(executor, 3)) {
      Evaluation evaluation =
          tuning(config(3, wild), executor)
              .evaluate(new PretrainedEncoder(encoder, IMAGES, new Seed(5)));

      assertThat(evaluation.measures()).isEmpty();
      assertThat(evaluation.notes()).hasSize(1);
      assertThat(evaluation.notes().get(0)).contains("training diverged");
    }
  }

  @Test
  void should_train_with_few_labels() {
    Executor executor = new Dl4jExecutor();
    LowLabelConfig config =
        new LowLabelConfig(List.of(LabelFraction.TEN_PERCENT), config(1, ADAM), config(15, ADAM));
    try (Network encoder = encoder(executor, 16)) {
      LowLabelFineTuning tuning = new LowLabelFineTuning(config, RECIPES, executor);

      Evaluation evaluation = tuning.evaluate(new PretrainedEncoder(encoder, IMAGES, new Seed(5)));

      assertThat(evaluation.measures())
          .extracting(measure -> measure.name())
          .containsExactly("fine-tuning top-1 (10 % labels)");
      assertThat(accuracy(evaluation)).isGreaterThan(0.5);
      assertThat(tuning.protocol()).startsWith("10 % of the labels").contains("15 epochs");
    }
  }

  @Test
  void should_state_the_recipe_for_cifar() {
    FineTuning tuning =
        new FineTuning(FineTuning.CIFAR, FineTuningConfig.cifar(), RECIPES, new Dl4jExecutor());

    assertThat(tuning.name()).isEqualTo("fine-tuning");
    assertThat(tuning.protocol())
        .contains("200 epochs", "batch 128", "supervised-cifar-rotation", "learning rate 0.1")
        .contains("times 0.2 after epochs 60.0, 120.0, 160.0, with a warm-up of 1.0 epochs")
        .contains("Nesterov momentum 0.9, weight decay 5.0E-4 of all parameters")
        .doesNotContain("\n");
  }

  @Test
  void should_reject_bad_settings() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FineTuningConfig(0, 0, ADAM, ADAM, Double.NaN, "none"))
        .withMessageContaining("epochs must be 1 or more, but is 0")
        .withMessageContaining("batchSize must be 1 or more, but is 0")
        .withMessageContaining("initialDeviation must be finite and 0 or more, but is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LowLabelConfig(List.of(), config(1, ADAM), config(1, ADAM)))
        .withMessageContaining("labels are []");
  }

  private static FineTuningConfig config(int epochs, OptimizerSettings settings) {
    return new FineTuningConfig(epochs, 32, settings, settings, 0.01, Recipes.NONE);
  }

  private static FineTuning tuning(FineTuningConfig config, Executor executor) {
    return new FineTuning(FineTuning.MNIST, config, RECIPES, executor);
  }

  private static Network encoder(Executor executor, int features) {
    Mlp model = new Mlp(new MlpConfig(List.of(24, features), Activation.RELU, true));
    return Network.create(
        model.encoder(IMAGES.fit().shape(), DataType.FLOAT), executor, new Seed(4));
  }

  private static double accuracy(Evaluation evaluation) {
    return evaluation.measures().get(0).value();
  }
}
