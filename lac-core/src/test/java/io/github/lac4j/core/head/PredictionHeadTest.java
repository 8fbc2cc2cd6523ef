package io.github.lac4j.core.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class PredictionHeadTest {

  @Test
  void should_give_back_as_many_dimensions_as_it_takes() {
    assertThat(graph(PredictionHead.byol(5)).outputSingle(Nd4j.ones(DataType.DOUBLE, 2, 3)).shape())
        .containsExactly(2, 3);
  }

  @Test
  void should_place_biases_as_byol_and_simsiam_do() {
    int without = 3 * 5 + 4 * 5 + 5 * 3;

    assertThat(graph(PredictionHead.byol(5)).numParams()).isEqualTo(without + 5);
    assertThat(graph(PredictionHead.simSiam(5)).numParams()).isEqualTo(without + 3);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -4})
  void should_reject_a_hidden_layer_without_width(int hidden) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PredictionHead.simSiam(hidden))
        .withMessage("Prediction head: hidden must be 1 or more, but is " + hidden);
  }

  private static ComputationGraph graph(PredictionHead head) {
    ComputationGraph graph =
        new ComputationGraph(head.blueprint(3, DataType.DOUBLE).configuration());
    graph.init();
    return graph;
  }
}
