package io.github.lac4j.core.testkit;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.BlueprintBuilder;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.model.Reconstruction;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A small model for tests: dense layers with an activation after each, small enough to check by
 * hand.
 *
 * @param widths of the encoder's layers; the last one is the number of features
 * @param activation of every hidden layer
 */
public record DenseModel(List<Integer> widths, Activation activation) implements Model {

  /** Copies the list. */
  public DenseModel {
    widths = List.copyOf(widths);
    if (widths.isEmpty()) {
      throw new IllegalArgumentException("A dense model needs at least one layer");
    }
  }

  /** Returns a model with two layers of tanh and four features. */
  public static DenseModel small() {
    return new DenseModel(List.of(6, 4), Activation.TANH);
  }

  @Override
  public String name() {
    return "dense";
  }

  @Override
  public Blueprint encoder(ImageShape input, DataType dataType) {
    BlueprintBuilder builder = BlueprintBuilder.forImages(input, dataType);
    for (int i = 0; i < widths.size(); i++) {
      addLayer(builder, "encoder" + (i + 1), widths.get(i));
    }
    return builder.build();
  }

  @Override
  public Blueprint decoder(ImageShape input, DataType dataType, Reconstruction reconstruction) {
    int last = widths.size() - 1;
    BlueprintBuilder builder = BlueprintBuilder.forFeatures(widths.get(last), dataType);
    for (int i = last - 1; i >= 0; i--) {
      addLayer(builder, "decoder" + (i + 1), widths.get(i));
    }
    Activation output =
        reconstruction == Reconstruction.UNIT_INTERVAL ? Activation.SIGMOID : Activation.IDENTITY;
    return builder
        .linear("output-dense", input.size(), true, WeightInit.XAVIER)
        .layer(
            "output",
            new ActivationLayer.Builder().activation(output).build(),
            new FeedForwardToCnnPreProcessor(input.height(), input.width(), input.channels()))
        .endUnit("output")
        .build();
  }

  private void addLayer(BlueprintBuilder builder, String name, int width) {
    builder
        .linear(name + "-dense", width, true, WeightInit.XAVIER)
        .activation(name, activation)
        .endUnit(name);
  }
}
