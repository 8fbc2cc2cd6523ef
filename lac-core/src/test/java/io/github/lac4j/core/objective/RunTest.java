package io.github.lac4j.core.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.BlueprintBuilder;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.random.Seed;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class RunTest {

  private static final Run RUN = run(DataType.DOUBLE);

  /** Numbers that every type holds exactly, so that conversion changes nothing. */
  @ParameterizedTest
  @EnumSource(names = {"FLOAT", "DOUBLE"})
  void should_start_the_encoder_with_all_parameters_of_a_saved_one(DataType type) {
    try (Network saved = run(type).build(Run.ENCODER, blueprint(3, 4, type))) {
      INDArray parameters = saved.parameters().parameters();
      parameters.assign(Nd4j.arange((double) parameters.length()).castTo(type).addi(1).divi(64));
      saved.parameters().changed();
      Run started = RUN.startingFrom(saved.graph());
      try (Network encoder = started.build(Run.ENCODER, blueprint(3, 4, DataType.DOUBLE))) {
        assertThat(encoder.dataType()).isEqualTo(DataType.DOUBLE);
        // 3 x 4 weights and 4 biases, then 4 scales, 4 shifts, 4 means, 4 variances, 4 x 2 and 2.
        assertThat(encoder.parameters().parameters().toDoubleVector())
            .hasSize(42)
            .isEqualTo(parameters.castTo(DataType.DOUBLE).toDoubleVector())
            .startsWith(1.0 / 64, 2.0 / 64);

        encoder.parameters().parameters().addi(1);
        assertThat(parameters.getDouble(0)).isEqualTo(1.0 / 64);
      }
    }
  }

  @Test
  void should_give_the_features_of_the_saved_encoder() {
    Blueprint blueprint = blueprint(3, 4, DataType.DOUBLE);
    INDArray input = Nd4j.linspace(DataType.DOUBLE, -1, 0.1, 15).reshape(5, 3);
    try (Network saved = run(new Seed(9), DataType.DOUBLE).build(Run.ENCODER, blueprint);
        Network drawn = RUN.build(Run.ENCODER, blueprint);
        Network started = RUN.startingFrom(saved.graph()).build(Run.ENCODER, blueprint)) {
      INDArray features = saved.infer(input).dup();

      assertThat(started.infer(input).dup()).isEqualTo(features);
      assertThat(drawn.infer(input).dup()).isNotEqualTo(features);
    }
  }

  @Test
  void should_draw_every_other_network() {
    Blueprint blueprint = blueprint(3, 4, DataType.DOUBLE);
    try (Network saved = run(new Seed(9), DataType.DOUBLE).build(Run.ENCODER, blueprint);
        Network drawn = RUN.build("projection-head", blueprint);
        Network head = RUN.startingFrom(saved.graph()).build("projection-head", blueprint)) {
      assertThat(head.parameters().parameters()).isEqualTo(drawn.parameters().parameters());
    }
  }

  @Test
  void should_refuse_a_saved_encoder_of_another_width_with_both_shapes() {
    try (Network saved = RUN.build(Run.ENCODER, blueprint(3, 5, DataType.DOUBLE))) {
      Run started = RUN.startingFrom(saved.graph());
      assertThatThrownBy(() -> started.build(Run.ENCODER, blueprint(3, 4, DataType.DOUBLE)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "parameter first/W has the shape [3, 5] in the saved network, but has the shape [3, 4] here; choose the model and the settings that the saved network was made with, and images of the same size");
    }
  }

  @Test
  void should_refuse_a_saved_encoder_with_other_parameters() {
    Blueprint flat =
        BlueprintBuilder.forFeatures(3, DataType.DOUBLE)
            .linear("first", 4, true, WeightInit.XAVIER)
            .endUnit("output")
            .build();
    try (Network more = RUN.build(Run.ENCODER, blueprint(3, 4, DataType.DOUBLE));
        Network less = RUN.build(Run.ENCODER, flat)) {
      Run fromLess = RUN.startingFrom(less.graph());
      assertThatThrownBy(() -> fromLess.build(Run.ENCODER, blueprint(3, 4, DataType.DOUBLE)))
          .hasMessageStartingWith(
              "parameter norm/gamma is missing in the saved network, but has the shape [4] here");
      Run fromMore = RUN.startingFrom(more.graph());
      assertThatThrownBy(() -> fromMore.build(Run.ENCODER, flat))
          .hasMessageStartingWith(
              "parameter norm/gamma has the shape [4] in the saved network, but is missing here");
    }
  }

  private static Run run(DataType type) {
    return run(new Seed(1), type);
  }

  private static Run run(Seed seed, DataType type) {
    return new Run(seed, 4, 1, 1, type, new Dl4jExecutor());
  }

  private static Blueprint blueprint(int inputs, int width, DataType type) {
    return BlueprintBuilder.forFeatures(inputs, type)
        .linear("first", width, true, WeightInit.XAVIER)
        .batchNormalization("norm")
        .activation("tanh", Activation.TANH)
        .endUnit("hidden")
        .linear("second", 2, true, WeightInit.XAVIER)
        .endUnit("output")
        .build();
  }
}
