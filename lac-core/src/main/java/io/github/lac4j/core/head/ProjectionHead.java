package io.github.lac4j.core.head;

import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.BlueprintBuilder;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A projection head: turns N x F features into the N x D embeddings that a contrastive loss sees.
 *
 * <p>Each hidden layer is linear [- batch normalisation] - ReLU; the output is linear [- batch
 * normalisation]. Without hidden layers the head is one linear layer. Embeddings are not normalised
 * to length one: losses do that themselves.
 *
 * <pre>{@code
 * Blueprint head = ProjectionHead.simClr(512, 128).blueprint(512, DataType.FLOAT);
 * }</pre>
 *
 * <p>An example that fails: {@code ProjectionHead.linear(0)}, because embeddings need a dimension.
 *
 * @param hidden widths of the hidden layers, from the features on; may be empty
 * @param dimension D, the width of the embeddings
 * @param hiddenNormalization whether each hidden layer has a batch normalisation
 * @param outputNormalization whether the output has a batch normalisation; always with both scale
 *     and shift, where the published SimCLR code leaves out the shift
 * @param hiddenBias whether hidden layers have biases; a batch normalisation makes them redundant
 * @param outputBias whether the output has biases; a batch normalisation makes them redundant
 */
public record ProjectionHead(
    List<Integer> hidden,
    int dimension,
    boolean hiddenNormalization,
    boolean outputNormalization,
    boolean hiddenBias,
    boolean outputBias) {

  /**
   * Checks the widths.
   *
   * @throws IllegalArgumentException naming every width below one
   */
  public ProjectionHead {
    hidden = List.copyOf(hidden);
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < hidden.size(); i++) {
      if (hidden.get(i) < 1) {
        problems.add("hidden[%d] must be 1 or more, but is %d".formatted(i, hidden.get(i)));
      }
    }
    if (dimension < 1) {
      problems.add("dimension must be 1 or more, but is " + dimension);
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("Projection head: " + String.join("; ", problems));
    }
  }

  /** Returns one linear layer with bias: the head of MoCo v1 (He et al. 2020, section 3.3). */
  public static ProjectionHead linear(int dimension) {
    return new ProjectionHead(List.of(), dimension, false, false, true, true);
  }

  /**
   * Returns linear - batch normalisation - ReLU - linear, without biases: the head of SimCLR (Chen
   * et al. 2020, section 2.1).
   *
   * <p>The published code also normalises the output: see {@link #withOutputNormalization()}.
   *
   * @param hidden width of the hidden layer; SimCLR uses that of the features
   * @param dimension D, 128 in the paper
   */
  public static ProjectionHead simClr(int hidden, int dimension) {
    return new ProjectionHead(List.of(hidden), dimension, true, false, false, false);
  }

  /**
   * Returns linear - ReLU - linear, with biases and without normalisation: the head of MoCo v2
   * (Chen et al. 2020, "Improved Baselines with Momentum Contrastive Learning", section 2).
   *
   * @param hidden width of the hidden layer; MoCo v2 uses that of the features
   * @param dimension D, 128 in the paper
   */
  public static ProjectionHead mocoV2(int hidden, int dimension) {
    return new ProjectionHead(List.of(hidden), dimension, false, false, true, true);
  }

  /**
   * Returns linear - batch normalisation - ReLU - linear, with biases in the hidden layer only: the
   * projector of BYOL (Grill et al. 2020, section 3.3).
   *
   * @param hidden width of the hidden layer, 4096 in the paper
   * @param dimension D, 256 in the paper
   */
  public static ProjectionHead byol(int hidden, int dimension) {
    return new ProjectionHead(List.of(hidden), dimension, true, false, true, false);
  }

  /** Returns this head with a batch normalisation, and therefore no bias, at its output. */
  public ProjectionHead withOutputNormalization() {
    return new ProjectionHead(hidden, dimension, hiddenNormalization, true, hiddenBias, false);
  }

  /**
   * Returns the network: N x F features in, N x D embeddings out; each linear layer with what
   * follows it is one unit.
   *
   * @param features F, the width of the features
   * @throws IllegalArgumentException if {@code features} is below one
   */
  public Blueprint blueprint(int features, DataType dataType) {
    BlueprintBuilder builder = BlueprintBuilder.forFeatures(features, dataType);
    for (int i = 0; i < hidden.size(); i++) {
      String name = "hidden" + (i + 1);
      builder.linear(name + ".linear", hidden.get(i), hiddenBias, WeightInit.RELU);
      if (hiddenNormalization) {
        builder.batchNormalization(name + ".norm");
      }
      builder.activation(name + ".relu", Activation.RELU).endUnit(name);
    }
    builder.linear("output.linear", dimension, outputBias, WeightInit.XAVIER);
    if (outputNormalization) {
      builder.batchNormalization("output.norm");
    }
    return builder.endUnit("output").build();
  }
}
