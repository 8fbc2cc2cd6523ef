package io.github.lac4j.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class BlueprintTest {

  private static final VertexGroup FIRST = VertexGroup.of("one", "first");
  private static final VertexGroup SECOND = VertexGroup.of("two", "second");
  private static final VertexGroup BOTH = VertexGroup.of("both", "first", "second");
  private static final VertexGroup THIRD = VertexGroup.of("readout", "third");

  @Test
  void should_cut_the_body_as_finely_as_asked() {
    Blueprint blueprint =
        new Blueprint(configuration(), List.of(FIRST, SECOND), List.of(BOTH), Optional.of(THIRD));

    assertThat(blueprint.body(Granularity.LAYER)).containsExactly(FIRST, SECOND);
    assertThat(blueprint.body(Granularity.BLOCK)).containsExactly(BOTH);
    assertThat(blueprint.body(Granularity.BODY))
        .containsExactly(VertexGroup.of("body", "first", "second"));
    assertThat(blueprint.whole().vertices()).containsExactly("first", "second", "third");
  }

  @Test
  void should_take_layers_for_blocks_without_blocks() {
    Blueprint blueprint = Blueprint.ofLayers(configuration(), List.of(FIRST, SECOND, THIRD));

    assertThat(blueprint.blocks()).isEqualTo(blueprint.layers());
    assertThat(blueprint.readout()).isEmpty();
  }

  @Test
  void should_refuse_to_leave_out_a_vertex() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Blueprint.ofLayers(configuration(), List.of(FIRST, THIRD)))
        .withMessageContaining("leave out the vertices [second]");
  }

  @Test
  void should_refuse_a_vertex_in_two_groups_and_one_that_is_unknown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Blueprint.ofLayers(configuration(), List.of(BOTH, SECOND, THIRD)))
        .withMessageContaining("\"second\" of the layers");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Blueprint.ofLayers(
                    configuration(), List.of(BOTH, THIRD, VertexGroup.of("four", "fourth"))))
        .withMessageContaining("\"fourth\" of the layers");
  }

  @Test
  void should_check_the_blocks_like_the_layers() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Blueprint(configuration(), List.of(BOTH), List.of(FIRST), Optional.of(THIRD)))
        .withMessageContaining("The blocks leave out the vertices [second]");
  }

  private static ComputationGraphConfiguration configuration() {
    return BlueprintBuilder.forFeatures(3, DataType.FLOAT)
        .linear("first", 4, true, WeightInit.XAVIER)
        .linear("second", 4, true, WeightInit.XAVIER)
        .linear("third", 2, true, WeightInit.XAVIER)
        .endUnit("all")
        .build()
        .configuration();
  }
}
