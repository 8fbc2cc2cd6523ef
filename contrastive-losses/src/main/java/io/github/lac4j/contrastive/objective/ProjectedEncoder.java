package io.github.lac4j.contrastive.objective;

import io.github.lac4j.core.checkpoint.Checkpointable;
import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.ParameterSlice;
import io.github.lac4j.core.network.Pass;
import io.github.lac4j.core.network.Statistics;
import io.github.lac4j.core.objective.Run;
import java.util.List;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An encoder with its projection head, trained end to end. */
final class ProjectedEncoder implements Checkpointable, AutoCloseable {

  private final Network encoder;
  private final Network head;

  private ProjectedEncoder(Network encoder, Network head) {
    this.encoder = encoder;
    this.head = head;
  }

  static ProjectedEncoder build(
      Model model, ImageShape input, ProjectionConfig projection, Run run) {
    Blueprint encoder = model.encoder(input, run.dataType());
    int features = featuresOf(encoder, input);
    return new ProjectedEncoder(
        run.build("encoder", encoder),
        run.build(
            "projection-head", projection.head(features).blueprint(features, run.dataType())));
  }

  static ProjectedEncoder of(Network encoder, Network head) {
    return new ProjectedEncoder(encoder, head);
  }

  /** Turns images, N x C x H x W, into embeddings, N x D, ready to go backward. */
  Embedded forward(INDArray images) {
    Pass features = encoder.whole().forward(images, Statistics.BATCH_AND_MOVE);
    return new Embedded(
        features, head.whole().forward(features.output().array(), Statistics.BATCH_AND_MOVE));
  }

  /**
   * Turns images, N x C x H x W, into embeddings, N x D, that receive no gradient.
   *
   * @return valid until the next inference
   */
  INDArray infer(INDArray images) {
    return head.whole()
        .infer(encoder.whole().infer(images, Statistics.BATCH_AND_MOVE), Statistics.BATCH_AND_MOVE);
  }

  /** The passes of encoder and head over one batch. */
  record Embedded(Pass features, Pass projections) implements AutoCloseable {

    INDArray embeddings() {
      return projections.output().array();
    }

    /** Carries the gradient of the embeddings back through head and encoder. */
    void backward(INDArray embeddingGradient, boolean accumulate) {
      List<Activations> towardsFeatures =
          projections.backward(Activations.of(embeddingGradient), accumulate);
      features.backwardParameters(towardsFeatures.get(0), accumulate);
    }

    @Override
    public void close() {
      projections.close();
      features.close();
    }
  }

  Network encoder() {
    return encoder;
  }

  Network head() {
    return head;
  }

  List<Network> networks() {
    return List.of(encoder, head);
  }

  List<ParameterSlice> parameters() {
    return List.of(encoder.parameters(), head.parameters());
  }

  @Override
  public void save(StateWriter writer) {
    encoder.save(writer.scope("encoder"));
    head.save(writer.scope("projection-head"));
  }

  @Override
  public void restore(StateReader reader) {
    encoder.restore(reader.scope("encoder"));
    head.restore(reader.scope("projection-head"));
  }

  @Override
  public void close() {
    encoder.close();
    head.close();
  }

  private static int featuresOf(Blueprint encoder, ImageShape input) {
    String output = encoder.configuration().getNetworkOutputs().get(0);
    InputType features =
        encoder
            .configuration()
            .getLayerActivationTypes(
                InputType.convolutional(input.height(), input.width(), input.channels()))
            .get(output);
    return (int) features.arrayElementsPerExample();
  }
}
