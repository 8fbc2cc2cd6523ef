package io.github.lac4j.models.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.lac.Lac;
import io.github.lac4j.core.lac.LacConfig;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.view.Batch;
import io.github.lac4j.core.view.Views;
import io.github.lac4j.models.cae.CaeConfig;
import io.github.lac4j.models.cae.ConvolutionalAutoencoder;
import io.github.lac4j.models.cae.Readout;
import io.github.lac4j.models.mlp.Mlp;
import io.github.lac4j.models.mlp.MlpConfig;
import io.github.lac4j.models.resnet.Depth;
import io.github.lac4j.models.resnet.ResNet;
import io.github.lac4j.models.resnet.ResNetConfig;
import io.github.lac4j.models.resnet.Stem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** LAC with its first pass computed again instead of kept. */
@WithOneDnn
class RecomputationTest {

  private static final ImageShape IMAGE = new ImageShape(3, 16, 16);
  private static final int BATCH = 4;
  private static final int STEPS = 3;

  static List<Model> models() {
    return List.of(
        new Mlp(new MlpConfig(List.of(20, 12), Activation.TANH, true)),
        new ConvolutionalAutoencoder(new CaeConfig(16, 2, Readout.AVERAGE)),
        new ResNet(Depth.RESNET18, new ResNetConfig(Stem.CIFAR, 8)));
  }

  private record Outcome(List<StepReport> reports, INDArray encoder, long peakBytes) {

    static Outcome of(Model model, boolean recomputation) {
      OneDnnExecutor executor = new OneDnnExecutor();
      Run run = new Run(new Seed(1), BATCH, STEPS, 1, DataType.FLOAT, executor);
      LacConfig config = LacConfig.defaults().withRecomputation(recomputation);
      List<StepReport> reports = new ArrayList<>();
      try (Learner learner = new Lac(config).bind(model, IMAGE, run)) {
        for (int step = 0; step < STEPS; step++) {
          INDArray images =
              Parity.random(step, BATCH, IMAGE.channels(), IMAGE.height(), IMAGE.width()).addi(0.5);
          reports.add(learner.step(Batch.of(new Views(images, 1))));
          assertThat(executor.heldActivationBytes()).isZero();
        }
        INDArray encoder = learner.encoder().parameters().parameters().dup();
        return new Outcome(reports, encoder, executor.peakActivationBytes());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void should_give_the_same_bits(Model model) {
    Outcome kept = Outcome.of(model, false);

    Outcome recomputed = Outcome.of(model, true);

    assertThat(recomputed.reports()).isEqualTo(kept.reports());
    assertThat(recomputed.encoder()).isEqualTo(kept.encoder());
  }

  /** The peak is that of the stage with the largest maps, however many layers it has. */
  @Test
  void should_need_memory_that_does_not_grow_with_depth() {
    long shallow = Outcome.of(deep(3), true).peakBytes();

    assertThat(Outcome.of(deep(6), true).peakBytes()).isEqualTo(shallow);
    assertThat(Outcome.of(deep(12), true).peakBytes()).isEqualTo(shallow);
    assertThat(Outcome.of(deep(12), false).peakBytes()).isGreaterThan(2 * shallow);
  }

  private static Model deep(int convolutions) {
    return new ConvolutionalAutoencoder(new CaeConfig(8, convolutions, Readout.AVERAGE));
  }
}
