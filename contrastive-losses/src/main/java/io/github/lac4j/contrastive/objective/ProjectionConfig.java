package io.github.lac4j.contrastive.objective;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.head.ProjectionHead;
import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.part.NetworkChain;
import io.github.lac4j.core.registry.Setting;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The settings of a projection head, independent of how many features the encoder has.
 *
 * @param shape the layers
 * @param hidden width of the hidden layer; 0 for that of the features
 * @param dimension D, the width of the embeddings
 */
public record ProjectionConfig(
    @Setting(meaning = "layers of the head, as in MoCo v1, SimCLR or MoCo v2") HeadShape shape,
    @Setting(
            meaning = "width of the hidden layer; 0 for that of the features",
            allowed = "0 or more")
        int hidden,
    @Setting(meaning = "D, the width of the embeddings that the loss sees", allowed = "1 or more")
        int dimension) {

  /**
   * Checks the widths.
   *
   * @throws IllegalArgumentException naming every width that is out of range
   */
  public ProjectionConfig {
    requireNonNull(shape, "shape is null");
    List<String> problems = new ArrayList<>();
    if (hidden < 0) {
      problems.add("hidden is %d; it must be 0 or more".formatted(hidden));
    }
    if (dimension < 1) {
      problems.add("dimension is %d; it must be 1 or more".formatted(dimension));
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /** Returns a head of the given shape with D = 128, as wide inside as the features. */
  public static ProjectionConfig of(HeadShape shape) {
    return new ProjectionConfig(shape, 0, 128);
  }

  /** Returns the head for an encoder with this many features, which a chain then builds. */
  public Blueprint blueprint(int features, DataType dataType) {
    int width = hidden == 0 ? features : hidden;
    ProjectionHead head =
        switch (shape) {
          case LINEAR -> ProjectionHead.linear(dimension);
          case SIMCLR -> ProjectionHead.simClr(width, dimension);
          case MOCO_V2 -> ProjectionHead.mocoV2(width, dimension);
        };
    return head.blueprint(features, dataType);
  }

  /** Builds the encoder of a model with this head, whose role is {@code projection-head}. */
  public NetworkChain build(Model model, ImageShape input, Run run) {
    return NetworkChain.encoder(model, input, run)
        .then("projection-head", features -> blueprint(features, run.dataType()), run);
  }
}
