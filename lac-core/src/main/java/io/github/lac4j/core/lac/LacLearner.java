package io.github.lac4j.core.lac;

import io.github.lac4j.core.autoencoder.EncoderDecoder;
import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.core.view.Batch;
import io.github.lac4j.core.view.ViewPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An encoder and its mirror, trained layer by layer. */
final class LacLearner implements Learner {

  private final EncoderDecoder networks;
  private final ActivityContrast contrast;
  private final LacDiagnosis diagnosis;

  LacLearner(LacConfig config, EncoderDecoder networks) {
    this.networks = networks;
    LacLayers layers =
        LacLayers.of(networks.encoder(), networks.decoder(), config.granularity(), config.target());
    this.contrast =
        new ActivityContrast(
            layers.units(),
            weights(config.layerWeights(), layers.contrasted()),
            config.gradients(),
            config.recirculation(),
            config.recomputation());
    this.diagnosis = new LacDiagnosis(layers.units(), layers.contrasted(), config.recirculation());
  }

  @Override
  public StepReport step(Batch batch) {
    INDArray images = single(batch);
    LacLosses losses = contrast.evaluate(images);
    Map<String, Double> learningRates = networks.learningRates();
    networks.update();
    return report(losses, batch.images(), learningRates);
  }

  @Override
  public Map<String, Double> diagnose(Batch batch) {
    return diagnosis.diagnose(single(batch));
  }

  private static INDArray single(Batch batch) {
    ViewPlan.plain().require(batch);
    return batch.views().stacked();
  }

  @Override
  public Network encoder() {
    return networks.encoder();
  }

  @Override
  public Optional<INDArray> reconstruct(INDArray images) {
    return Optional.of(networks.reconstruct(images));
  }

  @Override
  public void save(StateWriter writer) {
    networks.save(writer);
  }

  @Override
  public void restore(StateReader reader) {
    networks.restore(reader);
  }

  @Override
  public void close() {
    networks.close();
  }

  private static StepReport report(
      LacLosses losses, int images, Map<String, Double> learningRates) {
    Map<String, Double> metrics = new HashMap<>(learningRates);
    metrics.put("hidden-loss", losses.hidden() / images);
    metrics.put("reconstruction-loss", losses.output() / images);
    losses
        .layers()
        .forEach((name, loss) -> metrics.put(StepReport.LAYER_LOSS + name, loss / images));
    return new StepReport((losses.hidden() + losses.output()) / images, metrics);
  }

  static Map<Integer, Double> weights(List<Double> given, List<Integer> contrasted) {
    if (!given.isEmpty() && given.size() != contrasted.size()) {
      throw new IllegalArgumentException(
          "There are %d layer weights for %d hidden layers; give one for each, or none"
              .formatted(given.size(), contrasted.size()));
    }
    Map<Integer, Double> weights = new HashMap<>();
    for (int i = 0; i < contrasted.size(); i++) {
      weights.put(contrasted.get(i), given.isEmpty() ? 1.0 : given.get(i));
    }
    return weights;
  }
}
