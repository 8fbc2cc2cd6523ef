package io.github.lac4j.core.head;

import io.github.lac4j.core.model.Blueprint;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A prediction head: linear - batch normalisation - ReLU - linear, from N x D embeddings of one
 * view to a guess of the N x D embeddings of another.
 *
 * <p>Its output is as wide as its input. What keeps BYOL and SimSiam from collapse is that only one
 * side of their loss has such a head.
 *
 * <pre>{@code
 * Blueprint predictor = PredictionHead.byol(4096).blueprint(256, DataType.FLOAT);
 * }</pre>
 *
 * <p>An example that fails: {@code PredictionHead.byol(0)}, because a layer needs a width.
 *
 * @param hidden width of the hidden layer
 * @param hiddenBias whether the hidden layer has biases before its normalisation
 * @param outputBias whether the output has biases
 */
public record PredictionHead(int hidden, boolean hiddenBias, boolean outputBias) {

  /**
   * Checks the width.
   *
   * @throws IllegalArgumentException if the width is below one
   */
  public PredictionHead {
    if (hidden < 1) {
      throw new IllegalArgumentException(
          "Prediction head: hidden must be 1 or more, but is " + hidden);
    }
  }

  /**
   * Returns the predictor of BYOL (Grill et al. 2020, section 3.3): biases in the hidden layer,
   * none at the output.
   *
   * @param hidden width of the hidden layer, 4096 in the paper
   */
  public static PredictionHead byol(int hidden) {
    return new PredictionHead(hidden, true, false);
  }

  /**
   * Returns the predictor of SimSiam (Chen and He 2021, section 3): no biases before the
   * normalisation, biases at the output.
   *
   * @param hidden width of the hidden layer: a bottleneck, 512 of 2048 in the paper
   */
  public static PredictionHead simSiam(int hidden) {
    return new PredictionHead(hidden, false, true);
  }

  /**
   * Returns the network: N x D in, N x D out.
   *
   * @param dimension D, the width of the embeddings
   * @throws IllegalArgumentException if {@code dimension} is below one
   */
  public Blueprint blueprint(int dimension, DataType dataType) {
    return new ProjectionHead(List.of(hidden), dimension, true, false, hiddenBias, outputBias)
        .blueprint(dimension, dataType);
  }
}
