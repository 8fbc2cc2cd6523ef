package io.github.lac4j.evaluation.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.StoredImages;
import io.github.lac4j.evaluation.evaluator.Evaluation;
import io.github.lac4j.evaluation.evaluator.EvaluationImages;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.evaluator.PretrainedEncoder;
import io.github.lac4j.models.mlp.Mlp;
import io.github.lac4j.models.mlp.MlpConfig;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What every evaluator must do: find the same numbers for the same encoder, leave it alone, and say
 * what it did.
 *
 * <pre>{@code
 * class MyEvaluatorTest extends EvaluatorContract {
 *   protected Evaluator evaluator() {
 *     return new MyEvaluator(MyEvaluatorConfig.defaults());
 *   }
 * }
 * }</pre>
 */
public abstract class EvaluatorContract {

  private static final ImageShape SHAPE = new ImageShape(1, 8, 8);
  private static final EvaluationImages IMAGES =
      new EvaluationImages(images(1, 360), images(2, 60));

  /** Makes the contract; subclasses are found by JUnit. */
  protected EvaluatorContract() {}

  /** Returns the evaluator, with settings that take a moment. */
  protected abstract Evaluator evaluator();

  private static Network encoder() {
    return Network.create(
        new Mlp(new MlpConfig(List.of(16), Activation.RELU, true)).encoder(SHAPE, DataType.FLOAT),
        new Dl4jExecutor(),
        new Seed(3));
  }

  /** Makes noise with a bright square in the corner that is the class. */
  private static ImageDataset images(long seed, int count) {
    RandomGenerator random = new Seed(seed).generator();
    byte[] pixels = new byte[count * SHAPE.size()];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = i % 3;
      for (int p = 0; p < SHAPE.size(); p++) {
        boolean isBright = p / 8 / 4 == labels[i] / 2 && p % 8 / 4 == labels[i] % 2;
        pixels[i * SHAPE.size() + p] = (byte) (random.nextInt(100) + (isBright ? 120 : 0));
      }
    }
    return new StoredImages(
        "corners",
        SHAPE,
        List.of("upper left", "upper right", "lower left"),
        pixels,
        labels,
        "made by a contract");
  }

  private Evaluation evaluate() {
    try (Network encoder = encoder()) {
      return evaluator().evaluate(new PretrainedEncoder(encoder, IMAGES, new Seed(5)));
    }
  }

  @Test
  void should_find_finite_numbers() {
    evaluator().check(IMAGES);

    Evaluation evaluation = evaluate();

    assertThat(evaluation.measures()).isNotEmpty();
    assertThat(evaluation.measures()).extracting(Measure::name).allMatch(name -> !name.isBlank());
    assertThat(evaluation.measures()).extracting(Measure::value).allMatch(Double::isFinite);
  }

  @Test
  void should_find_the_same_numbers_again() {
    assertThat(evaluate()).isEqualTo(evaluate());
  }

  @Test
  void should_leave_the_encoder_and_its_features_alone() {
    try (Network encoder = encoder()) {
      PretrainedEncoder subject = new PretrainedEncoder(encoder, IMAGES, new Seed(5));
      INDArray before = encoder.parameters().parameters().dup();
      Evaluation once = evaluator().evaluate(subject);

      assertThat(encoder.parameters().parameters()).isEqualTo(before);
      assertThat(evaluator().evaluate(subject)).isEqualTo(once);
    }
  }

  @Test
  void should_say_what_it_is_and_what_it_does() {
    assertThat(evaluator().name()).matches("[a-z0-9]+(-[a-z0-9]+)*");
    assertThat(evaluator().protocol()).isNotBlank().doesNotContain("\n");
    assertThat(evaluator().meaning()).doesNotContain("\n");
  }
}
