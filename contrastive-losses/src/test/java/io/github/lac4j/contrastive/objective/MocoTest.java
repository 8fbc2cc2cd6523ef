package io.github.lac4j.contrastive.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.contrastive.queue.EmbeddingQueue;
import io.github.lac4j.core.checkpoint.StateSnapshot;
import io.github.lac4j.core.network.ParameterKind;
import io.github.lac4j.core.network.ParameterSegment;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.core.part.NetworkChain;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.testkit.DenseModel;
import io.github.lac4j.core.view.Batch;
import io.github.lac4j.core.view.Views;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class MocoTest {

  /** The same arithmetic in double, in another order. */
  private static final double TOLERANCE = 1e-10;

  private static final double MOMENTUM = 0.9;
  private static final int BATCH = SmallRun.BATCH;

  @ParameterizedTest
  @CsvSource({"false, 1", "true, 1", "false, 2", "true, 4"})
  void should_score_with_the_moved_keys_against_the_queue_before_the_step(
      boolean symmetric, int splits) {
    MocoConfig config = settings(symmetric, splits).config();
    try (Learner learner = bind(config);
        NetworkChain networks = networks(config)) {
      for (int step = 0; step < 4; step++) {
        Views views = SmallRun.views(step);
        MocoState before = MocoState.of(learner, networks, config);
        StepReport report = learner.step(Batch.of(views));
        MocoState after = MocoState.of(learner, networks, config);

        assertMoved(after.keyEncoder(), before.keyEncoder(), before.queryEncoder());
        assertMoved(after.keyHead(), before.keyHead(), before.queryHead());

        INDArray firstQueries =
            embed(networks, before.queryEncoder(), before.queryHead(), views, 0);
        INDArray secondKeys = embed(networks, after.keyEncoder(), after.keyHead(), views, 1);
        double loss = loss(firstQueries, secondKeys, before.queue(), config.temperature());
        INDArray keys = secondKeys;
        if (symmetric) {
          INDArray secondQueries =
              embed(networks, before.queryEncoder(), before.queryHead(), views, 1);
          INDArray firstKeys = embed(networks, after.keyEncoder(), after.keyHead(), views, 0);
          loss += loss(secondQueries, firstKeys, before.queue(), config.temperature());
          keys = Nd4j.concat(0, firstKeys, secondKeys);
        }
        assertThat(report.loss()).isCloseTo(loss, within(TOLERANCE));
        assertEnqueued(before, after, keys);
      }
    }
  }

  @Test
  void should_start_with_equal_encoders_and_a_queue_of_random_directions() {
    MocoConfig config = settings(false, 1).config();
    try (Learner learner = bind(config);
        NetworkChain networks = networks(config)) {
      MocoState state = MocoState.of(learner, networks, config);

      assertThat(state.keyEncoder()).isEqualTo(state.queryEncoder());
      assertThat(state.keyHead()).isEqualTo(state.queryHead());
      assertThat(state.queryEncoder()).isEqualTo(networks.encoder().parameters().parameters());
      assertThat(state.queue())
          .isEqualTo(
              new EmbeddingQueue(16, 5, DataType.DOUBLE, new Seed(1).derive("queue")).rows());
      assertThat(state.next()).isZero();
    }
  }

  @Test
  void should_not_take_the_keys_of_a_step_for_its_negatives() {
    MocoConfig config = settings(false, 1).config();
    try (Learner learner = bind(config);
        NetworkChain networks = networks(config)) {
      INDArray queue = MocoState.of(learner, networks, config).queue();
      Views views = SmallRun.views(0);
      Views aligned = new Views(Nd4j.concat(0, views.view(0), views.view(0)), 2);

      double loss = learner.step(Batch.of(aligned)).loss();

      // Query and key are the same: the positive has a cosine of 1.
      INDArray embeddings = networks.infer(views.view(0));
      double expected = 0;
      for (double[] cosines : unit(embeddings).mmul(queue.transpose()).toDoubleMatrix()) {
        double sum = 0;
        for (double cosine : cosines) {
          sum += Math.exp((cosine - 1) / config.temperature());
        }
        expected += Math.log1p(sum) / BATCH;
      }
      assertThat(loss).isCloseTo(expected, within(TOLERANCE));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void should_not_notice_splits_without_a_normalisation(boolean symmetric) {
    try (Learner whole = bind(settings(symmetric, 1).config());
        Learner split = bind(settings(symmetric, 4).config())) {
      for (int step = 0; step < 3; step++) {
        double expected = whole.step(Batch.of(SmallRun.views(step))).loss();

        assertThat(split.step(Batch.of(SmallRun.views(step))).loss())
            .isCloseTo(expected, within(TOLERANCE));
      }
      assertThat(parameters(split).toDoubleVector())
          .containsExactly(parameters(whole).toDoubleVector(), within(TOLERANCE));
    }
  }

  @Test
  void should_normalise_the_queries_of_each_split_by_themselves() {
    ProjectionConfig head = new ProjectionConfig(HeadShape.SIMCLR, 0, 5);
    MocoConfig whole = settings(false, 1).withHead(head).config();
    MocoConfig split = settings(false, 2).withHead(head).config();
    try (Learner wholeLearner = bind(whole);
        Learner splitLearner = bind(split);
        NetworkChain networks = networks(split)) {
      Views views = SmallRun.views(0);
      INDArray head0 = networks.network("projection-head").parameters().parameters().dup();
      double wholeLoss = wholeLearner.step(Batch.of(views)).loss();
      double splitLoss = splitLearner.step(Batch.of(views)).loss();
      MocoState after = MocoState.of(splitLearner, networks, split);

      assertThat(splitLoss).isNotCloseTo(wholeLoss, within(1e-6));
      INDArray mean = statisticsAfter(networks, head0, part(views.view(0), 0));
      mean = mean.add(statisticsAfter(networks, head0, part(views.view(0), 1))).div(2);
      assertThat(statistics(networks, after.queryHead()).toDoubleVector())
          .containsExactly(mean.toDoubleVector(), within(TOLERANCE));
    }
  }

  @Test
  void should_let_the_key_encoder_keep_its_own_running_statistics() {
    ProjectionConfig head = new ProjectionConfig(HeadShape.SIMCLR, 0, 5);
    MocoConfig config = settings(false, 1).withHead(head).config();
    try (Learner learner = bind(config);
        NetworkChain networks = networks(config)) {
      Views views = SmallRun.views(0);
      INDArray start = networks.network("projection-head").parameters().parameters().dup();
      learner.step(Batch.of(views));
      MocoState after = MocoState.of(learner, networks, config);

      assertThat(statistics(networks, after.keyHead()).toDoubleVector())
          .containsExactly(
              statisticsAfter(networks, start, views.view(1)).toDoubleVector(), within(TOLERANCE));
      assertThat(statistics(networks, after.queryHead()).toDoubleVector())
          .containsExactly(
              statisticsAfter(networks, start, views.view(0)).toDoubleVector(), within(TOLERANCE));
    }
  }

  @Test
  void should_reject_a_batch_that_the_splits_do_not_divide() {
    Run run = SmallRun.of(1, 10, new Dl4jExecutor());

    assertThatThrownBy(
            () -> settings(false, 4).objective().bind(DenseModel.small(), SmallRun.SHAPE, run))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("A batch of 10 cannot be split into 4 equal parts")
        .hasMessageContaining("change the batch size or the splits");
  }

  @Test
  void should_reject_a_step_that_the_splits_do_not_divide_and_stay_as_it_is() {
    try (Learner learner = bind(settings(false, 4).config())) {
      StateSnapshot before = StateSnapshot.of(learner);

      assertThatThrownBy(() -> learner.step(Batch.of(SmallRun.views(0, 6))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("A batch of 6 cannot be split into 4 equal parts");
      assertThat(StateSnapshot.of(learner).differencesFrom(before)).isEmpty();
    }
  }

  private static void assertMoved(INDArray after, INDArray key, INDArray query) {
    assertThat(after.toDoubleVector())
        .containsExactly(
            key.mul(MOMENTUM).add(query.mul(1 - MOMENTUM)).toDoubleVector(), within(1e-15));
  }

  private static void assertEnqueued(MocoState before, MocoState after, INDArray keys) {
    double[][] expected = before.queue().toDoubleMatrix();
    double[][] units = unit(keys).toDoubleMatrix();
    for (int i = 0; i < units.length; i++) {
      expected[(int) (before.next() + i) % expected.length] = units[i];
    }
    assertThat(after.next()).isEqualTo((before.next() + units.length) % expected.length);
    double[][] actual = after.queue().toDoubleMatrix();
    for (int row = 0; row < expected.length; row++) {
      assertThat(actual[row])
          .as("row %d of the queue", row)
          .containsExactly(expected[row], within(TOLERANCE));
    }
  }

  /** The loss of one direction by its definition. */
  private static double loss(INDArray queries, INDArray keys, INDArray queue, double temperature) {
    double[][] q = unit(queries).toDoubleMatrix();
    double[][] k = unit(keys).toDoubleMatrix();
    double loss = 0;
    for (int i = 0; i < q.length; i++) {
      double positive = Math.exp(product(q[i], k[i]) / temperature);
      double sum = positive;
      for (double[] negative : queue.toDoubleMatrix()) {
        sum += Math.exp(product(q[i], negative) / temperature);
      }
      loss -= Math.log(positive / sum) / q.length;
    }
    return loss;
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  private static INDArray embed(
      NetworkChain networks, INDArray encoder, INDArray head, Views views, int view) {
    networks.encoder().parameters().parameters().assign(encoder);
    networks.network("projection-head").parameters().parameters().assign(head);
    networks.encoder().parameters().changed();
    networks.network("projection-head").parameters().changed();
    return networks.infer(views.view(view)).dup();
  }

  /** The running statistics of the head after a forward of some images from given parameters. */
  private static INDArray statisticsAfter(NetworkChain networks, INDArray head, INDArray images) {
    networks.network("projection-head").parameters().parameters().assign(head);
    networks.network("projection-head").parameters().changed();
    networks.infer(images);
    return statistics(networks, networks.network("projection-head").parameters().parameters());
  }

  private static INDArray statistics(NetworkChain networks, INDArray parameters) {
    double[] all = parameters.toDoubleVector();
    double[] statistics =
        networks.network("projection-head").parameters().segments().stream()
            .filter(segment -> segment.kind() == ParameterKind.STATISTIC)
            .flatMapToDouble(segment -> values(all, segment))
            .toArray();
    assertThat(statistics).isNotEmpty();
    return Nd4j.createFromArray(statistics);
  }

  private static DoubleStream values(double[] all, ParameterSegment segment) {
    return Arrays.stream(all, (int) segment.offset(), (int) segment.end());
  }

  private static INDArray part(INDArray images, int half) {
    Views halves = new Views(images, 2);
    return halves.view(half);
  }

  private static INDArray unit(INDArray rows) {
    return rows.divColumnVector(rows.norm2(true, 1));
  }

  private static INDArray parameters(Learner learner) {
    return learner.encoder().parameters().parameters().dup();
  }

  /**
   * A large learning rate and a small momentum, so that encoders differ visibly, and a head too
   * wide for all of its hidden units to be zero at once.
   */
  private static MocoSettings settings(boolean symmetric, int splits) {
    return MocoSettings.of(symmetric, splits)
        .withHead(new ProjectionConfig(HeadShape.MOCO_V2, 24, 5))
        .withPlainDescent(0.5, MOMENTUM);
  }

  private static Learner bind(MocoConfig config) {
    return new Moco(config).bind(DenseModel.small(), SmallRun.SHAPE, SmallRun.of(1));
  }

  private static NetworkChain networks(MocoConfig config) {
    return config.head().build(DenseModel.small(), SmallRun.SHAPE, SmallRun.of(1));
  }
}
