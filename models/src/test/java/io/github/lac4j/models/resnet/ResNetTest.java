package io.github.lac4j.models.resnet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.Granularity;
import io.github.lac4j.core.model.GroupBoundary;
import io.github.lac4j.core.model.Reconstruction;
import io.github.lac4j.core.model.VertexGroup;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.ParameterKind;
import io.github.lac4j.core.network.ParameterSegment;
import io.github.lac4j.models.AllocatingExecutor;
import io.github.lac4j.models.RandomArrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ResNetTest {

  private static final ImageShape CIFAR = new ImageShape(3, 32, 32);

  /** The totals of width 64 are the published ones without the classifier's 513,000. */
  @ParameterizedTest
  @CsvSource({
    "RESNET18, CIFAR, 64, 11168832",
    "RESNET18, IMAGENET, 64, 11176512",
    "RESNET34, CIFAR, 64, 21276992",
    "RESNET34, IMAGENET, 64, 21284672"
  })
  void should_have_as_many_trained_parameters_as_the_published_network(
      Depth depth, Stem stem, int width, long expected) {
    assertThat(trained(depth, new ResNetConfig(stem, width))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"RESNET18, CIFAR, 16", "RESNET34, IMAGENET, 8", "RESNET18, IMAGENET, 9"})
  void should_have_as_many_trained_parameters_as_the_formula_gives(
      Depth depth, Stem stem, int width) {
    int[] blocks = depth == Depth.RESNET18 ? new int[] {2, 2, 2, 2} : new int[] {3, 4, 6, 3};
    long expected = (stem == Stem.CIFAR ? 9L : 49L) * 3 * width + 2L * width;
    long in = width;
    for (int stage = 0; stage < 4; stage++) {
      long out = (long) width << stage;
      for (int block = 0; block < blocks[stage]; block++) {
        expected += 9 * in * out + 2 * out + 9 * out * out + 2 * out;
        expected += in == out ? 0 : in * out + 2 * out;
        in = out;
      }
    }

    assertThat(trained(depth, new ResNetConfig(stem, width))).isEqualTo(expected);
  }

  @Test
  void should_have_no_biases() {
    Blueprint encoder = resnet18(Stem.CIFAR).encoder(CIFAR, DataType.FLOAT);

    assertThat(AllocatingExecutor.parameters(encoder, ParameterKind.BIAS)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"CIFAR, 32, 4", "CIFAR, 28, 4", "CIFAR, 64, 8", "IMAGENET, 64, 2", "IMAGENET, 96, 3"})
  void should_average_maps_of_an_eighth_or_a_thirty_second_of_the_size(
      Stem stem, int side, int expected) {
    ImageShape input = new ImageShape(3, side, side);
    try (Network encoder =
        AllocatingExecutor.allocate(resnet18(stem).encoder(input, DataType.FLOAT))) {
      Map<String, INDArray> activations =
          encoder
              .graph()
              .feedForward(RandomArrays.uniform(DataType.FLOAT, 2, 3, side, side), false);

      INDArray maps = activations.get("stage4.block2.relu2");
      INDArray features = activations.get("pool");
      assertThat(maps.shape()).containsExactly(2, 64, expected, expected);
      assertThat(features.shape()).containsExactly(2, 64);
      assertThat(features.equalsWithEps(maps.mean(2, 3), 1e-5)).isTrue();
    }
  }

  @Test
  void should_pass_the_input_of_a_block_through_when_its_residual_is_switched_off() {
    try (Network encoder =
        AllocatingExecutor.allocate(resnet18(Stem.CIFAR).encoder(CIFAR, DataType.FLOAT))) {
      for (ParameterSegment segment : encoder.parameters().trained()) {
        if (segment.vertex().endsWith(".norm2")) {
          encoder.parameters().parametersOf(segment).assign(0);
        }
      }

      Map<String, INDArray> activations =
          encoder.graph().feedForward(RandomArrays.uniform(DataType.FLOAT, 2, 3, 32, 32), true);

      assertThat(activations.get("stage1.block1.relu2")).isEqualTo(activations.get("stem.relu"));
      assertThat(activations.get("stage3.block2.relu2"))
          .isEqualTo(activations.get("stage3.block1.relu2"));
      INDArray shortcut = activations.get("stage2.block1.shortcut.norm");
      assertThat(shortcut.minNumber().doubleValue()).isNegative();
      assertThat(activations.get("stage2.block1.relu2"))
          .isEqualTo(Nd4j.math().max(shortcut, shortcut.mul(0)));
    }
  }

  @Test
  void should_cut_two_units_a_block_and_give_the_second_the_skip_connection() {
    Blueprint blueprint = resnet18(Stem.CIFAR).encoder(CIFAR, DataType.FLOAT);
    try (Network encoder = AllocatingExecutor.allocate(blueprint)) {
      assertThat(blueprint.body(Granularity.LAYER)).hasSize(1 + 2 * 8);
      assertThat(blueprint.body(Granularity.BLOCK)).hasSize(1 + 8);
      assertThat(blueprint.readout()).contains(VertexGroup.of("readout", "pool"));

      GroupBoundary plain = boundary(encoder, "stage1.block2.conv2");
      assertThat(plain.inputs())
          .containsExactlyInAnyOrder("stage1.block2.relu1", "stage1.block1.relu2");
      GroupBoundary shortcut = boundary(encoder, "stage2.block1.conv2");
      assertThat(shortcut.inputs())
          .containsExactlyInAnyOrder("stage2.block1.relu1", "stage1.block2.relu2");
      assertThat(shortcut.vertices())
          .contains("stage2.block1.shortcut.conv", "stage2.block1.shortcut.norm");
      assertThat(shortcut.output()).isEqualTo("stage2.block1.relu2");
    }
  }

  @Test
  void should_mirror_each_stage_by_one_unit() {
    assertThat(decoderUnits(Stem.CIFAR))
        .containsExactly(
            "decoder.stage4",
            "decoder.stage3",
            "decoder.stage2",
            "decoder.stage1",
            "decoder.output");
    assertThat(decoderUnits(Stem.IMAGENET))
        .containsExactly(
            "decoder.stage4",
            "decoder.stage3",
            "decoder.stage2",
            "decoder.stage1",
            "decoder.pool",
            "decoder.stem",
            "decoder.output");
  }

  @Test
  void should_be_called_after_its_depth() {
    assertThat(resnet18(Stem.CIFAR).name()).isEqualTo("resnet18");
    assertThat(new ResNet(Depth.RESNET34, new ResNetConfig(Stem.CIFAR, 8)).name())
        .isEqualTo("resnet34");
  }

  private static ResNet resnet18(Stem stem) {
    return new ResNet(Depth.RESNET18, new ResNetConfig(stem, 8));
  }

  private static long trained(Depth depth, ResNetConfig config) {
    return AllocatingExecutor.trainedParameters(
        new ResNet(depth, config).encoder(CIFAR, DataType.FLOAT));
  }

  private static GroupBoundary boundary(Network network, String unit) {
    VertexGroup group =
        network.blueprint().layers().stream()
            .filter(candidate -> candidate.name().equals(unit))
            .findFirst()
            .orElseThrow();
    return GroupBoundary.of(network.graph(), group);
  }

  private static List<String> decoderUnits(Stem stem) {
    return resnet18(stem)
        .decoder(CIFAR, DataType.FLOAT, Reconstruction.UNIT_INTERVAL)
        .layers()
        .stream()
        .map(VertexGroup::name)
        .toList();
  }
}
