package io.github.lac4j.core.autoencoder;

import static io.github.lac4j.core.network.Statistics.BATCH_AND_MOVE;

import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import io.github.lac4j.core.model.Granularity;
import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.Pass;
import io.github.lac4j.core.network.Unit;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.core.vector.ReusedArray;
import io.github.lac4j.core.view.Batch;
import io.github.lac4j.core.view.ViewPlan;
import io.github.lac4j.core.view.Views;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An encoder and its mirror, trained end to end. */
final class AutoencoderLearner implements Learner {

  private final EncoderDecoder networks;
  private final Unit encoding;
  private final Unit decoding;
  private final SquaredError error = new SquaredError();
  private final ReusedArray towardsOutput = new ReusedArray();

  AutoencoderLearner(EncoderDecoder networks) {
    this.networks = networks;
    this.encoding = networks.encoder().body(Granularity.BODY).unit(0);
    this.decoding = networks.decoder().body(Granularity.BODY).unit(0);
  }

  @Override
  public StepReport step(Batch batch) {
    ViewPlan.plain().require(batch);
    Views views = batch.views();
    INDArray images = views.stacked();
    double loss;
    try (Pass encoded = encoding.forward(List.of(Activations.of(images)), BATCH_AND_MOVE);
        Pass decoded = decoding.forward(List.of(encoded.output()), BATCH_AND_MOVE)) {
      INDArray output = decoded.output().array();
      INDArray gradient = towardsOutput.like(output);
      loss = error.evaluate(output, images, /* weight= */ 1, gradient) / views.images();
      List<Activations> towardsCode = decoded.backward(Activations.of(gradient), false);
      encoded.backwardParameters(towardsCode.get(0), false);
    }
    Map<String, Double> metrics = new HashMap<>(networks.learningRates());
    metrics.put("reconstruction-loss", loss);
    networks.update();
    return new StepReport(loss, metrics);
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
}
