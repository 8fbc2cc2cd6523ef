package io.github.lac4j.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lac4j.core.image.ImageShape;
import java.util.Map;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class BlueprintBuilderTest {

  private static final ImageShape IMAGE = new ImageShape(3, 9, 8);

  @Test
  void should_take_the_units_for_blocks_if_there_are_no_blocks() {
    Blueprint blueprint =
        features()
            .linear("first", 4, true, WeightInit.XAVIER)
            .endUnit("one")
            .linear("second", 2, true, WeightInit.XAVIER)
            .activation("second.tanh", Activation.TANH)
            .endUnit("two")
            .build();

    assertThat(blueprint.layers())
        .containsExactly(
            VertexGroup.of("one", "first"), VertexGroup.of("two", "second", "second.tanh"));
    assertThat(blueprint.blocks()).isEqualTo(blueprint.layers());
    assertThat(blueprint.readout()).isEmpty();
  }

  @Test
  void should_gather_units_in_blocks_and_take_the_rest_for_the_readout() {
    Blueprint blueprint =
        BlueprintBuilder.forImages(IMAGE, DataType.FLOAT)
            .convolution("first", 4, 3, 2)
            .endUnit("one")
            .convolution("second", 4, 3, 1)
            .endUnit("two")
            .endBlock("both")
            .layer("pool", new GlobalPoolingLayer(PoolingType.AVG))
            .build();

    assertThat(blueprint.layers())
        .containsExactly(VertexGroup.of("one", "first"), VertexGroup.of("two", "second"));
    assertThat(blueprint.blocks()).containsExactly(VertexGroup.of("both", "first", "second"));
    assertThat(blueprint.readout()).contains(VertexGroup.of("readout", "pool"));
  }

  @Test
  void should_branch_where_the_pen_is_moved() {
    BlueprintBuilder builder =
        BlueprintBuilder.forImages(IMAGE, DataType.FLOAT).convolution("stem", 4, 3, 1);
    String left = builder.convolution("left", 4, 3, 1).last();
    String right = builder.from("stem").convolution("right", 4, 1, 1).last();
    Blueprint blueprint =
        builder
            .vertex("sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), left, right)
            .endUnit("all")
            .build();

    assertThat(blueprint.configuration().getVertexInputs().get("left")).containsExactly("stem");
    assertThat(blueprint.configuration().getVertexInputs().get("right")).containsExactly("stem");
    assertThat(blueprint.configuration().getVertexInputs().get("sum"))
        .containsExactly("left", "right");
    assertThat(blueprint.configuration().getNetworkOutputs()).containsExactly("sum");
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 9, 8", "3, 1, 9, 8", "3, 2, 5, 4", "1, 2, 5, 4", "7, 2, 5, 4", "3, 3, 3, 3"})
  void should_round_the_size_of_strided_convolutions_up(
      int kernel, int stride, int height, int width) {
    Blueprint blueprint =
        BlueprintBuilder.forImages(IMAGE, DataType.FLOAT)
            .convolution("conv", 4, kernel, stride)
            .endUnit("conv")
            .build();

    Map<String, InputType> types =
        blueprint
            .configuration()
            .getLayerActivationTypes(
                InputType.convolutional(IMAGE.height(), IMAGE.width(), IMAGE.channels()));
    assertThat(types.get("conv").getShape()).containsExactly(4, height, width);
  }

  @Test
  void should_reject_a_unit_without_vertices() {
    BlueprintBuilder builder = features().linear("first", 4, true, WeightInit.RELU).endUnit("one");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.endUnit("two"))
        .withMessage("Vertex group \"two\" is empty");
  }

  @Test
  void should_reject_a_block_that_cuts_a_unit() {
    BlueprintBuilder builder = features().linear("first", 4, true, WeightInit.RELU);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.endBlock("block"))
        .withMessage("Block \"block\" would cut a unit in two: end the unit of [first] first");
  }

  @Test
  void should_reject_units_after_the_last_block() {
    BlueprintBuilder builder =
        features()
            .linear("first", 4, true, WeightInit.RELU)
            .endUnit("one")
            .endBlock("block")
            .linear("second", 4, true, WeightInit.RELU)
            .endUnit("two");

    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessage("The blocks leave out the vertices [second]");
  }

  @Test
  void should_reject_an_input_without_features() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BlueprintBuilder.forFeatures(0, DataType.FLOAT))
        .withMessage("A network needs 1 or more input features, but has 0");
  }

  @Test
  void should_neither_use_nor_reseed_the_global_generator() {
    Nd4j.getRandom().setSeed(11);
    int expected = Nd4j.getRandom().nextInt();

    Nd4j.getRandom().setSeed(11);
    Blueprint first = features().linear("first", 4, true, WeightInit.RELU).endUnit("one").build();
    Blueprint second = features().linear("first", 4, true, WeightInit.RELU).endUnit("one").build();

    assertThat(Nd4j.getRandom().nextInt()).isEqualTo(expected);
    assertThat(first.configuration().toJson()).isEqualTo(second.configuration().toJson());
  }

  private static BlueprintBuilder features() {
    return BlueprintBuilder.forFeatures(5, DataType.FLOAT);
  }
}
