package io.github.lac4j.core.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.VertexGroup;
import io.github.lac4j.core.random.Seed;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ProjectionHeadTest {

  private static final int FEATURES = 7;

  /** Parameters with F = 7, width 5 and D = 3; a normalisation counts four a channel. */
  static Stream<Arguments> heads() {
    return Stream.of(
        Arguments.of(ProjectionHead.linear(3), 7 * 3 + 3),
        Arguments.of(ProjectionHead.simClr(5, 3), 7 * 5 + 4 * 5 + 5 * 3),
        Arguments.of(
            ProjectionHead.simClr(5, 3).withOutputNormalization(), 7 * 5 + 4 * 5 + 5 * 3 + 4 * 3),
        Arguments.of(ProjectionHead.mocoV2(5, 3), 7 * 5 + 5 + 5 * 3 + 3),
        Arguments.of(ProjectionHead.byol(5, 3), 7 * 5 + 5 + 4 * 5 + 5 * 3),
        Arguments.of(
            new ProjectionHead(List.of(5, 4), 3, true, true, false, false),
            7 * 5 + 4 * 5 + 5 * 4 + 4 * 4 + 4 * 3 + 4 * 3));
  }

  @ParameterizedTest
  @MethodSource("heads")
  void should_have_the_layers_that_its_settings_say(ProjectionHead head, long parameters) {
    ComputationGraph graph = graph(head);

    assertThat(graph.numParams()).isEqualTo(parameters);
  }

  @ParameterizedTest
  @MethodSource("heads")
  void should_turn_features_into_embeddings(ProjectionHead head, long parameters) {
    assertThat(graph(head).outputSingle(features(4)).shape()).containsExactly(4, 3);
  }

  @ParameterizedTest
  @MethodSource("heads")
  void should_survive_json(ProjectionHead head, long parameters) {
    String json = head.blueprint(FEATURES, DataType.FLOAT).configuration().toJson();

    assertThat(ComputationGraphConfiguration.fromJson(json).toJson()).isEqualTo(json);
  }

  @Test
  void should_be_one_unit_a_linear_layer() {
    Blueprint blueprint =
        ProjectionHead.simClr(5, 3).withOutputNormalization().blueprint(FEATURES, DataType.FLOAT);

    assertThat(blueprint.layers())
        .containsExactly(
            VertexGroup.of("hidden1", "hidden1.linear", "hidden1.norm", "hidden1.relu"),
            VertexGroup.of("output", "output.linear", "output.norm"));
    assertThat(blueprint.readout()).isEmpty();
  }

  /** At the start running means are 0 and variances 1, and scales 1 and shifts 0. */
  @Test
  void should_compute_linear_normalisation_rectifier_linear() {
    ComputationGraph graph = graph(ProjectionHead.simClr(5, 3));
    INDArray features = features(4);
    INDArray hidden = features.mmul(graph.getParam("hidden1.linear_W")).div(Math.sqrt(1 + 1e-5));
    double[][] x = hidden.toDoubleMatrix();
    double[][] w = graph.getParam("output.linear_W").toDoubleMatrix();

    INDArray embeddings = graph.outputSingle(features);

    for (int row = 0; row < 4; row++) {
      for (int column = 0; column < 3; column++) {
        double expected = 0;
        for (int i = 0; i < 5; i++) {
          expected += Math.max(0, x[row][i]) * w[i][column];
        }
        assertThat(embeddings.getDouble(row, column)).isCloseTo(expected, within(1e-12));
      }
    }
  }

  @Test
  void should_drop_the_bias_where_the_output_is_normalised() {
    ProjectionHead head = ProjectionHead.mocoV2(5, 3).withOutputNormalization();

    assertThat(head.outputNormalization()).isTrue();
    assertThat(head.outputBias()).isFalse();
    assertThat(head.hiddenBias()).isTrue();
  }

  @Test
  void should_name_all_problems_at_once() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ProjectionHead(List.of(4, 0), -1, true, false, false, false))
        .withMessage(
            "Projection head: hidden[1] must be 1 or more, but is 0; "
                + "dimension must be 1 or more, but is -1");
  }

  @Test
  void should_reject_an_encoder_without_features() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProjectionHead.linear(3).blueprint(0, DataType.FLOAT))
        .withMessage("A network needs 1 or more input features, but has 0");
  }

  private static ComputationGraph graph(ProjectionHead head) {
    ComputationGraph graph =
        new ComputationGraph(head.blueprint(FEATURES, DataType.DOUBLE).configuration());
    graph.init();
    return graph;
  }

  private static INDArray features(int rows) {
    RandomGenerator random = new Seed(1).generator();
    double[][] values = new double[rows][FEATURES];
    for (double[] row : values) {
      for (int i = 0; i < row.length; i++) {
        row[i] = random.nextGaussian();
      }
    }
    return Nd4j.createFromArray(values);
  }
}
