package io.github.lac4j.contrastive.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.contrastive.loss.Dcl;
import io.github.lac4j.contrastive.loss.InfoNce;
import io.github.lac4j.contrastive.loss.NtXent;
import io.github.lac4j.core.checkpoint.StateSnapshot;
import io.github.lac4j.core.loss.PairLoss;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.optimizer.OptimizerSettings;
import io.github.lac4j.core.optimizer.Sgd;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.schedule.Constant;
import io.github.lac4j.core.testkit.DenseModel;
import io.github.lac4j.core.view.Batch;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** One step of plain descent goes against the gradient of the loss that the step reports. */
class EndToEndGradientTest {

  private static final double LEARNING_RATE = 0.1;
  private static final double STEP = 1e-6;

  /** Random directions in the space of all 130 parameters; each tells one wrong entry. */
  private static final int DIRECTIONS = 3;

  /**
   * Directions are some 11 long, so that the third derivative is a thousand times that of one
   * parameter: 1e-9 from it with this step, and as much from rounding.
   */
  private static final double TOLERANCE = 1e-7;

  private static final OptimizerSettings DESCENT =
      new OptimizerSettings(Sgd.plain(), new Constant(LEARNING_RATE));

  /** Tanh has no kink that a difference could step over; a linear head has none either. */
  private static final ProjectionConfig HEAD = new ProjectionConfig(HeadShape.LINEAR, 0, 5);

  static Stream<Named<Objective>> objectives() {
    return Stream.of(
        pair("nt-xent", new NtXent(0.5)),
        pair("info-nce", new InfoNce(0.5, true)),
        pair("dcl", new Dcl(0.5)),
        moco(false, 1),
        moco(true, 1),
        moco(false, 2),
        moco(true, 4));
  }

  @ParameterizedTest
  @MethodSource("objectives")
  void should_go_against_the_gradient_of_the_reported_loss(Objective objective) {
    try (Learner learner = objective.bind(DenseModel.small(), SmallRun.SHAPE, SmallRun.of(1))) {
      // A key encoder that never moves is a constant for the difference, as it is for the gradient.
      StateSnapshot start = StateSnapshot.of(learner);
      INDArray parameters = learner.encoder().parameters().parameters();
      INDArray before = parameters.dup();
      learner.step(Batch.of(SmallRun.views(0)));
      INDArray descent = before.sub(parameters).div(LEARNING_RATE);

      assertThat(descent.norm2Number().doubleValue()).isGreaterThan(1e-3);
      for (int sample = 0; sample < DIRECTIONS; sample++) {
        INDArray direction = direction(new Seed(sample), before.length());
        double slope =
            (loss(learner, start, direction.mul(STEP)) - loss(learner, start, direction.mul(-STEP)))
                / (2 * STEP);

        assertThat(descent.mul(direction).sumNumber().doubleValue())
            .isCloseTo(slope, within(TOLERANCE));
      }
    }
  }

  private static INDArray direction(Seed seed, long parameters) {
    RandomGenerator random = seed.generator();
    double[] values = new double[(int) parameters];
    Arrays.setAll(values, i -> random.nextGaussian());
    return Nd4j.createFromArray(values);
  }

  private static double loss(Learner learner, StateSnapshot start, INDArray change) {
    start.restoreInto(learner);
    learner.encoder().parameters().parameters().addi(change);
    return learner.step(Batch.of(SmallRun.views(0))).loss();
  }

  private static Named<Objective> pair(String name, PairLoss loss) {
    return Named.of(name, new PairObjective(name, loss, HEAD, DESCENT));
  }

  private static Named<Objective> moco(boolean symmetric, int splits) {
    return Named.of(
        "moco, symmetric %s, splits %d".formatted(symmetric, splits),
        MocoSettings.of(symmetric, splits)
            .withHead(HEAD)
            .withPlainDescent(LEARNING_RATE, 1)
            .objective());
  }
}
