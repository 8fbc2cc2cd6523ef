package io.github.lac4j.core.network.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.model.Granularity;
import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.ParameterKind;
import io.github.lac4j.core.network.ParameterSegment;
import io.github.lac4j.core.network.ParameterSlice;
import io.github.lac4j.core.network.Pass;
import io.github.lac4j.core.network.Statistics;
import io.github.lac4j.core.network.Unit;
import io.github.lac4j.core.network.UnitGraph;
import io.github.lac4j.core.random.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class Dl4jExecutorTest {

  private static final Seed SEED = new Seed(11);

  private final Network network =
      Network.create(ResidualGraph.blueprint(DataType.DOUBLE), new Dl4jExecutor(), SEED);
  private final INDArray images = random(SEED.derive("images"), 4, 2, 6, 6);
  private final INDArray direction = random(SEED.derive("direction"), 4, 3);

  @Test
  void should_infer_what_dl4j_infers() {
    INDArray expected = network.graph().output(images.dup())[0];

    assertThat(network.infer(images)).isEqualTo(expected);
  }

  @Test
  void should_give_the_gradients_that_dl4j_gives() {
    ComputationGraph graph = network.graph();
    graph.feedForward(new INDArray[] {images}, true, false);
    graph.backpropGradient(direction.dup());
    INDArray expected = graph.getFlattenedGradients().dup().reshape(-1);

    train(network.whole());

    ParameterSlice parameters = network.parameters();
    for (ParameterSegment segment : parameters.trained()) {
      assertThat(parameters.gradientsOf(segment).toDoubleVector())
          .as(segment.name())
          .containsExactly(
              expected.get(NDArrayIndex.interval(segment.offset(), segment.end())).toDoubleVector(),
              within(1e-12));
    }
  }

  @Test
  void should_agree_with_finite_differences() {
    train(network.whole());
    ParameterSlice parameters = network.parameters();
    double[] analytic = parameters.gradients().toDoubleVector();
    double step = 1e-5;
    for (ParameterSegment segment : parameters.trained()) {
      for (long i = segment.offset(); i < segment.end(); i += 5) {
        double original = parameters.parameters().getDouble(i);
        parameters.parameters().putScalar(i, original + step);
        double up = loss();
        parameters.parameters().putScalar(i, original - step);
        double down = loss();
        parameters.parameters().putScalar(i, original);
        // Truncation is of the order of step^2 = 1e-10, rounding of 1e-16 / step = 1e-11.
        assertThat(analytic[(int) i])
            .as("%s[%d]", segment.name(), i)
            .isCloseTo((up - down) / (2 * step), within(1e-7));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Granularity.class)
  void should_compute_the_same_in_units_as_in_one(Granularity granularity) {
    INDArray expectedOutput = train(network.whole());
    INDArray expectedGradients = network.parameters().gradients().dup();
    network.parameters().gradients().assign(Double.NaN);

    INDArray output = trainChained(network.body(granularity));

    assertThat(output.toDoubleMatrix()).isDeepEqualTo(expectedOutput.toDoubleMatrix());
    for (ParameterSegment segment : network.parameters().trained()) {
      assertThat(network.parameters().gradientsOf(segment).toDoubleVector())
          .as(segment.name())
          .containsExactly(
              expectedGradients
                  .get(NDArrayIndex.interval(segment.offset(), segment.end()))
                  .toDoubleVector(),
              within(1e-12));
    }
  }

  @Test
  void should_wire_a_skip_connection_into_the_unit_that_adds_it() {
    UnitGraph layers = network.body(Granularity.LAYER);

    assertThat(layers.nodes())
        .extracting(UnitGraph.Node::sources)
        .containsExactly(List.of(UnitGraph.INPUT), List.of(0), List.of(1, 0));
  }

  @Test
  void should_move_running_statistics_as_dl4j_does() {
    Network twin = network.copy();
    ComputationGraph graph = twin.graph();
    graph.feedForward(new INDArray[] {images}, true, false);
    graph.backpropGradient(direction.dup());
    graph.getUpdater().update(graph.gradient(), 0, 0, 4, LayerWorkspaceMgr.noWorkspaces());

    network.whole().infer(images, Statistics.BATCH_AND_MOVE);

    for (ParameterSegment segment : network.parameters().segments()) {
      if (segment.kind() == ParameterKind.STATISTIC) {
        double[] before = twin.parameters().parametersOf(segment).toDoubleVector();
        double[] change = twin.parameters().gradientsOf(segment).toDoubleVector();
        double[] expected =
            IntStream.range(0, before.length).mapToDouble(i -> before[i] - change[i]).toArray();
        assertThat(network.parameters().parametersOf(segment).toDoubleVector())
            .as(segment.name())
            .containsExactly(expected, within(1e-12));
      }
    }
  }

  @Test
  void should_keep_running_statistics_when_told() {
    INDArray before = network.parameters().parameters().dup();

    network.whole().infer(images, Statistics.BATCH);
    network.whole().forward(images, Statistics.BATCH).close();

    assertThat(network.parameters().parameters()).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource(Statistics.class)
  void should_never_change_its_input(Statistics statistics) {
    INDArray before = images.dup();

    network.whole().infer(images, statistics);
    network.body(Granularity.LAYER).unit(0).infer(images, statistics);
    train(network.whole());

    assertThat(images).isEqualTo(before);
  }

  @Test
  void should_refuse_a_wrong_number_of_inputs() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                network
                    .whole()
                    .infer(
                        List.of(Activations.of(images), Activations.of(images)),
                        Statistics.RUNNING))
        .withMessageContaining("takes 1 inputs, but got 2");
  }

  @Test
  void should_draw_the_same_parameters_from_the_same_seed_and_leave_the_global_generator_alone() {
    Nd4j.getRandom().setSeed(5);
    double untouched = Nd4j.getRandom().nextDouble();
    Nd4j.getRandom().setSeed(5);

    Network twin =
        Network.create(ResidualGraph.blueprint(DataType.DOUBLE), new Dl4jExecutor(), SEED);
    Network other =
        Network.create(ResidualGraph.blueprint(DataType.DOUBLE), new Dl4jExecutor(), new Seed(12));

    assertThat(Nd4j.getRandom().nextDouble()).isEqualTo(untouched);
    assertThat(twin.parameters().parameters()).isEqualTo(network.parameters().parameters());
    assertThat(other.parameters().parameters()).isNotEqualTo(network.parameters().parameters());
  }

  @Test
  void should_share_nothing_with_a_copy() {
    Network copy = network.copy();
    assertThat(copy.infer(images)).isEqualTo(network.infer(images));

    copy.parameters().parameters().assign(0);

    assertThat(copy.infer(images)).isNotEqualTo(network.infer(images));
  }

  private INDArray train(Unit unit) {
    try (Pass pass = unit.forward(images, Statistics.BATCH)) {
      pass.backwardParameters(Activations.of(direction), false);
      return pass.output().array().dup();
    }
  }

  /** Runs units forward and carries the gradients back across their borders by hand. */
  private INDArray trainChained(UnitGraph units) {
    Unit readout = network.readout().orElseThrow();
    List<Pass> passes = new ArrayList<>();
    for (UnitGraph.Node node : units.nodes()) {
      List<Activations> inputs =
          node.sources().stream()
              .map(
                  source ->
                      source == UnitGraph.INPUT
                          ? Activations.of(images)
                          : passes.get(source).output())
              .toList();
      passes.add(node.unit().forward(inputs, Statistics.BATCH));
    }
    Pass features =
        readout.forward(List.of(passes.get(units.size() - 1).output()), Statistics.BATCH);
    INDArray[] gradients = new INDArray[units.size()];
    gradients[units.size() - 1] =
        features.backward(Activations.of(direction), false).get(0).array();
    for (int i = units.size() - 1; i >= 0; i--) {
      List<Activations> towards = passes.get(i).backward(Activations.of(gradients[i]), false);
      List<Integer> sources = units.nodes().get(i).sources();
      for (int k = 0; k < sources.size(); k++) {
        int source = sources.get(k);
        if (source != UnitGraph.INPUT) {
          gradients[source] =
              gradients[source] == null
                  ? towards.get(k).array()
                  : gradients[source].add(towards.get(k).array());
        }
      }
    }
    return features.output().array();
  }

  private double loss() {
    return network.whole().infer(images, Statistics.BATCH).mul(direction).sumNumber().doubleValue();
  }

  private static INDArray random(Seed seed, int... shape) {
    RandomGenerator random = seed.generator();
    int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    double[] values = IntStream.range(0, size).mapToDouble(i -> random.nextGaussian()).toArray();
    return Nd4j.createFromArray(values).reshape(Arrays.stream(shape).asLongStream().toArray());
  }
}
