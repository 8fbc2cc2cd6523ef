package io.github.lac4j.evaluation.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.optimizer.OptimizerSettings;
import io.github.lac4j.core.optimizer.Sgd;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.schedule.Constant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LinearClassifierTest {

  private static final Run RUN = new Run(new Seed(1), 2, 1, 1, DataType.DOUBLE, new Dl4jExecutor());

  @Test
  void should_take_the_step_of_the_definition() {
    INDArray features = Nd4j.create(new double[][] {{1, 2}, {-1, 0.5}});
    try (LinearClassifier classifier = classifier(0)) {
      List<INDArray> gradients = new ArrayList<>();
      double first =
          classifier.step(
              features, new int[] {0, 1}, gradient -> gradients.add(gradient.array().dup()));

      // From zero both classes are equally likely, and no gradient comes through zero weights.
      assertThat(first).isCloseTo(Math.log(2), within(1e-12));
      assertThat(gradients.get(0).norm2Number().doubleValue()).isZero();
      // d loss / d logits is -+0.25, so the weights of class 0 are now 0.5 (0.25 (x0 - x1)).
      double second =
          classifier.step(
              features, new int[] {0, 1}, gradient -> gradients.add(gradient.array().dup()));
      double[] w = {0.25, 0.1875};
      double margin0 = 2 * (w[0] * 1 + w[1] * 2);
      double margin1 = 2 * (w[0] * -1 + w[1] * 0.5);
      assertThat(second)
          .isCloseTo(
              (Math.log1p(Math.exp(-margin0)) + Math.log1p(Math.exp(margin1))) / 2, within(1e-12));
      double slope = -1 / (1 + Math.exp(margin0));
      assertThat(gradients.get(1).getDouble(0, 0)).isCloseTo(slope / 2 * 2 * w[0], within(1e-12));
    }
  }

  @Test
  void should_predict_the_lower_class_of_equals() {
    int[] predictions = {9, 9, 9};
    try (LinearClassifier classifier = classifier(0)) {
      classifier.predict(Nd4j.create(new double[][] {{1, 2}, {3, 4}}), predictions, 1);
    }
    assertThat(predictions).containsExactly(9, 0, 0);
  }

  @Test
  void should_start_from_weights_of_the_seed_with_a_deviation() {
    INDArray features = Nd4j.create(new double[][] {{100, 200}, {-100, 50}});
    try (LinearClassifier once = classifier(0.5);
        LinearClassifier again = classifier(0.5)) {
      double loss = once.step(features, new int[] {0, 1});

      assertThat(loss).isNotCloseTo(Math.log(2), within(0.01));
      assertThat(again.step(features, new int[] {0, 1})).isEqualTo(loss);
    }
  }

  private static LinearClassifier classifier(double deviation) {
    return new LinearClassifier(
        2, 2, deviation, new OptimizerSettings(Sgd.plain(), new Constant(0.5)), RUN);
  }
}
