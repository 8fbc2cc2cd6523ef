package io.github.lac4j.evaluation.cell;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.evaluation.catalog.Choice;
import io.github.lac4j.evaluation.catalog.Chosen;
import io.github.lac4j.evaluation.evaluator.Evaluation;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.probe.LinearProbe;
import io.github.lac4j.evaluation.probe.LinearProbeConfig;
import io.github.lac4j.evaluation.study.StripedImages;
import io.github.lac4j.models.mlp.Mlp;
import io.github.lac4j.models.mlp.MlpConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;

class EncoderEvaluationTest {

  @Test
  void should_keep_what_an_evaluator_notes_and_call_it_by_its_label() {
    CellImages images =
        CellImages.of(new StripedImages(60, 30).open(DataLocation.none()), Optional.empty());
    Evaluator hasty =
        new LinearProbe(new LinearProbeConfig().withL2(1e-3).withMaximumIterations(1));
    Choice choice = new Choice(hasty.name(), JsonNodeFactory.instance.objectNode());
    List<String> heard = new ArrayList<>();
    Mlp model = new Mlp(new MlpConfig(List.of(9, 5), Activation.TANH, true));
    try (Network encoder =
        Network.create(
            model.encoder(images.pretraining().shape(), DataType.FLOAT),
            new Dl4jExecutor(),
            new Seed(4))) {
      EncoderEvaluation evaluation =
          new EncoderEvaluation(encoder, images, new Seed(1), heard::add);
      Chosen<Evaluator> chosen = new Chosen<>(choice, hasty);

      Evaluation found = evaluation.evaluate(chosen, CellImages.HeldOut.TEST);
      Evaluation labelled =
          evaluation.evaluate(chosen.askedBy("", Optional.of("hasty")), CellImages.HeldOut.TEST);

      assertThat(found.notes())
          .singleElement()
          .asString()
          .contains("the fit stopped after 1 steps");
      assertThat(labelled.measures()).extracting(Measure::name).containsExactly("hasty");
      assertThat(labelled.measures())
          .extracting(Measure::value)
          .isEqualTo(found.measures().stream().map(Measure::value).toList());
    }
    assertThat(heard).containsExactly("linear-probe", "linear-probe");
  }
}
