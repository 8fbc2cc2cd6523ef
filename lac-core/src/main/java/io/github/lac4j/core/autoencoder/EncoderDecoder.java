package io.github.lac4j.core.autoencoder;

import io.github.lac4j.core.checkpoint.Checkpointable;
import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Granularity;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.model.Reconstruction;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.ParameterSlice;
import io.github.lac4j.core.network.Statistics;
import io.github.lac4j.core.network.UnitGraph;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.core.optimizer.OptimizerSettings;
import io.github.lac4j.core.optimizer.ScheduledOptimizer;
import io.github.lac4j.core.part.Parts;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An encoder and the decoder that mirrors it, with one optimiser for the hidden layers of both and
 * one for the output layer.
 */
public final class EncoderDecoder implements Checkpointable, AutoCloseable {

  private final Network encoder;
  private final Network decoder;
  private final ScheduledOptimizer hiddenOptimizer;
  private final ScheduledOptimizer outputOptimizer;
  private final Parts parts;

  /**
   * Builds both networks from a model.
   *
   * @param reconstruction the range of the images
   * @param hidden optimiser of all hidden layers
   * @param output optimiser of the decoder's last layer
   */
  public EncoderDecoder(
      Model model,
      ImageShape input,
      Reconstruction reconstruction,
      OptimizerSettings hidden,
      OptimizerSettings output,
      Run run) {
    this.encoder = run.build(Run.ENCODER, model.encoder(input, run.dataType()));
    this.decoder = run.build("decoder", model.decoder(input, run.dataType(), reconstruction));
    UnitGraph layers = decoder.body(Granularity.LAYER);
    ParameterSlice outputLayer = layers.unit(layers.size() - 1).parameters();
    this.hiddenOptimizer =
        new ScheduledOptimizer(
            hidden, List.of(encoder.parameters(), decoder.parameters().without(outputLayer)), run);
    this.outputOptimizer = new ScheduledOptimizer(output, List.of(outputLayer), run);
    this.parts =
        new Parts()
            .add("encoder", encoder)
            .add("decoder", decoder)
            .add("hidden-optimizer", hiddenOptimizer)
            .add("output-optimizer", outputOptimizer);
  }

  /** Returns the encoder. */
  public Network encoder() {
    return encoder;
  }

  /** Returns the decoder. */
  public Network decoder() {
    return decoder;
  }

  /**
   * Encodes images and decodes them again, in inference mode; no running statistic moves.
   *
   * @param images N x C x H x W
   * @return N x C x H x W; copy what you keep beyond the next forward
   */
  public INDArray reconstruct(INDArray images) {
    INDArray code = encoder.body(Granularity.BODY).unit(0).infer(images, Statistics.RUNNING);
    return decoder.body(Granularity.BODY).unit(0).infer(code, Statistics.RUNNING);
  }

  /** Returns the learning rates of the next update, as metrics of a step. */
  public Map<String, Double> learningRates() {
    return Map.of(
        StepReport.LEARNING_RATE, hiddenOptimizer.learningRate(),
        StepReport.OUTPUT_LEARNING_RATE, outputOptimizer.learningRate());
  }

  /** Updates all parameters of both networks once, from the gradients as they stand. */
  public void update() {
    hiddenOptimizer.step();
    outputOptimizer.step();
  }

  @Override
  public void save(StateWriter writer) {
    parts.save(writer);
  }

  @Override
  public void restore(StateReader reader) {
    parts.restore(reader);
  }

  @Override
  public void close() {
    parts.close();
  }
}
