package io.github.lac4j.core.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.checkpoint.StateSnapshot;
import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.view.Batch;
import io.github.lac4j.core.view.Views;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * What every objective promises, as tests that an extender inherits.
 *
 * <pre>{@code
 * class MyObjectiveTest extends ObjectiveContract {
 *   @Override
 *   protected Objective objective() {
 *     return new MyObjective(MyConfig.defaults());
 *   }
 * }
 * }</pre>
 *
 * <p>The objective is bound to a small dense model, {@link DenseModel#small()}, on images of 1 x 4
 * x 4, batches of {@link #BATCH} and runs of a few steps, on DL4J's own layers.
 */
public abstract class ObjectiveContract {

  /** The number of images in each step. */
  protected static final int BATCH = 8;

  private static final ImageShape SHAPE = new ImageShape(1, 4, 4);
  private static final int STEPS = 3;

  /** Returns the objective under test; called once for each learner. */
  protected abstract Objective objective();

  /** Creates the contract. */
  protected ObjectiveContract() {}

  @Test
  void should_have_a_name_of_lower_case_words() {
    assertThat(objective().name()).matches("[a-z0-9]+(-[a-z0-9]+)*");
  }

  @Test
  void should_give_features_of_every_image() {
    try (Learner learner = learner(1)) {
      INDArray features = learner.encoder().infer(images(0).stacked());

      assertThat(features.shape()).containsExactly(BATCH, 4);
    }
  }

  @Test
  void should_report_a_finite_loss_and_finite_metrics() {
    assumeTrained();
    try (Learner learner = learner(1)) {
      for (int step = 0; step < STEPS; step++) {
        StepReport report = learner.step(batch(step));

        assertThat(report.loss()).isFinite();
        assertThat(report.metrics().values()).allSatisfy(value -> assertThat(value).isFinite());
      }
    }
  }

  @Test
  void should_change_the_encoder() {
    assumeTrained();
    try (Learner learner = learner(1)) {
      INDArray before = parameters(learner);
      learner.step(batch(0));

      assertThat(parameters(learner)).isNotEqualTo(before);
    }
  }

  @Test
  void should_leave_its_views_alone() {
    assumeTrained();
    try (Learner learner = learner(1)) {
      Batch batch = batch(0);
      INDArray before = batch.views().stacked().dup();
      learner.step(batch);

      assertThat(batch.views().stacked()).isEqualTo(before);
    }
  }

  @Test
  void should_take_the_same_steps_from_the_same_seed() {
    try (Learner first = learner(1);
        Learner second = learner(1)) {
      train(first, 0, STEPS);
      train(second, 0, STEPS);

      assertThat(parameters(second)).isEqualTo(parameters(first));
    }
  }

  @Test
  void should_start_elsewhere_from_another_seed() {
    try (Learner first = learner(1);
        Learner second = learner(2)) {
      assertThat(parameters(second)).isNotEqualTo(parameters(first));
    }
  }

  @Test
  void should_not_draw_from_the_global_generator() {
    Nd4j.getRandom().setSeed(1);
    double expected = Nd4j.getRandom().nextDouble();
    Nd4j.getRandom().setSeed(1);
    try (Learner learner = learner(1)) {
      train(learner, 0, 1);
    }

    assertThat(Nd4j.getRandom().nextDouble()).isEqualTo(expected);
  }

  @Test
  void should_continue_bit_for_bit_after_a_restore() {
    try (Learner uninterrupted = learner(1);
        Learner resumed = learner(2)) {
      train(uninterrupted, 0, STEPS);
      StateSnapshot snapshot = StateSnapshot.of(uninterrupted);
      train(uninterrupted, STEPS, 2 * STEPS);

      snapshot.restoreInto(resumed);
      train(resumed, STEPS, 2 * STEPS);

      assertThat(parameters(resumed)).isEqualTo(parameters(uninterrupted));
    }
  }

  @Test
  void should_not_be_disturbed_by_an_evaluation_between_steps() {
    try (Learner disturbed = learner(1);
        Learner alone = learner(1)) {
      for (int step = 0; step < STEPS; step++) {
        train(disturbed, step, step + 1);
        disturbed.encoder().infer(images(step).stacked());
      }
      train(alone, 0, STEPS);

      assertThat(parameters(disturbed)).isEqualTo(parameters(alone));
    }
  }

  @Test
  void should_not_be_disturbed_by_a_reconstruction_between_steps() {
    try (Learner disturbed = learner(1);
        Learner alone = learner(1)) {
      for (int step = 0; step < STEPS; step++) {
        train(disturbed, step, step + 1);
        INDArray images = images(step).stacked();
        INDArray before = images.dup();
        disturbed
            .reconstruct(images)
            .ifPresent(
                reconstruction ->
                    assertThat(reconstruction.shape()).containsExactly(before.shape()));
        assertThat(images).isEqualTo(before);
      }
      train(alone, 0, STEPS);

      assertThat(StateSnapshot.of(disturbed).differencesFrom(StateSnapshot.of(alone))).isEmpty();
    }
  }

  @Test
  void should_refuse_another_number_of_views() {
    int wrong = objective().views().count() + 1;
    try (Learner learner = learner(1)) {
      Views views = new Views(random(new Seed(1), wrong * BATCH), wrong);

      assertThatThrownBy(() -> learner.step(Batch.of(views)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void should_keep_its_encoder_a_plain_dl4j_graph() {
    try (Learner learner = learner(1)) {
      train(learner, 0, STEPS);
      ComputationGraph graph = learner.encoder().graph();

      INDArray byDl4j = graph.output(images(0).stacked().dup())[0];

      assertThat(learner.encoder().infer(images(0).stacked())).isEqualTo(byDl4j);
    }
  }

  private void assumeTrained() {
    Assumptions.assumeTrue(
        objective().views().count() > 0, "an objective without views takes no steps");
  }

  private Learner learner(long seed) {
    return objective()
        .bind(
            DenseModel.small(),
            SHAPE,
            new Run(new Seed(seed), BATCH, STEPS, 2, DataType.DOUBLE, new Dl4jExecutor()));
  }

  private void train(Learner learner, int from, int to) {
    if (objective().views().count() > 0) {
      for (int step = from; step < to; step++) {
        learner.step(batch(step));
      }
    }
  }

  private Batch batch(int step) {
    return batch(step, objective().views().count());
  }

  private Batch batch(int step, int count) {
    return labelled(new Views(random(new Seed(step).derive("views"), count * BATCH), count));
  }

  /** Adds the labels 0 and 1 in turn if the objective uses labels. */
  private Batch labelled(Views views) {
    Batch batch = Batch.of(views);
    return objective().views().usesLabels()
        ? batch.withLabels(IntStream.range(0, BATCH).map(image -> image % 2).toArray())
        : batch;
  }

  private static Views images(int step) {
    return new Views(random(new Seed(step).derive("images"), BATCH), 1);
  }

  private static INDArray parameters(Learner learner) {
    return learner.encoder().parameters().parameters().dup();
  }

  private static INDArray random(Seed seed, int images) {
    RandomGenerator random = seed.generator();
    double[] pixels = new double[images * SHAPE.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = random.nextDouble();
    }
    return Nd4j.createFromArray(pixels)
        .reshape(images, SHAPE.channels(), SHAPE.height(), SHAPE.width());
  }
}
