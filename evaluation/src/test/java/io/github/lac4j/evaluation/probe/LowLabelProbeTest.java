package io.github.lac4j.evaluation.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.split.LabelFraction;
import io.github.lac4j.evaluation.evaluator.Evaluation;
import io.github.lac4j.evaluation.evaluator.EvaluationImages;
import io.github.lac4j.evaluation.evaluator.PretrainedEncoder;
import io.github.lac4j.evaluation.study.StripedImages;
import io.github.lac4j.models.mlp.Mlp;
import io.github.lac4j.models.mlp.MlpConfig;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;

class LowLabelProbeTest {

  private static final EvaluationImages IMAGES =
      EvaluationImages.of(new StripedImages(600, 120).open(DataLocation.none()));

  @Test
  void should_fit_to_the_chosen_images_alone() {
    Mlp model = new Mlp(new MlpConfig(List.of(20, 12), Activation.TANH, false));
    try (Network encoder =
        Network.create(
            model.encoder(IMAGES.fit().shape(), DataType.FLOAT), new Dl4jExecutor(), new Seed(4))) {
      PretrainedEncoder subject = new PretrainedEncoder(encoder, IMAGES, new Seed(5));

      Evaluation evaluation = new LowLabelProbe(new LowLabelProbeConfig()).evaluate(subject);

      int[] tenPercent = LabelFraction.TEN_PERCENT.of(IMAGES.fit()).indices();
      assertThat(tenPercent).hasSize(60);
      double expected =
          new LinearProbe(new LinearProbeConfig().withL2(0.01))
              .probe(subject.fit().rows(tenPercent), subject.held())
              .accuracy();
      assertThat(evaluation.measures())
          .extracting(measure -> measure.name())
          .containsExactly("linear probe top-1 (1 % labels)", "linear probe top-1 (10 % labels)");
      assertThat(evaluation.measures().get(1).value()).isEqualTo(expected);
      assertThat(evaluation.measures().get(0).value()).isLessThan(expected);
    }
  }

  @Test
  void should_reject_no_shares() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LowLabelProbeConfig(List.of(), new LinearProbeConfig()))
        .withMessageContaining("labels are []");
  }
}
