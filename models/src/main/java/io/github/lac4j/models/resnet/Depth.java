package io.github.lac4j.models.resnet;

import java.util.List;

/** How many residual blocks a {@link ResNet} has. */
public enum Depth {
  /** Eighteen weighted layers, with the classifier that is not part of the encoder. */
  RESNET18("resnet18", 18),
  /** Thirty-four weighted layers. */
  RESNET34("resnet34", 34);

  private final String modelName;
  private final int layers;

  Depth(String modelName, int layers) {
    this.modelName = modelName;
    this.layers = layers;
  }

  /** Returns the name by which studies call a model of this depth. */
  public String modelName() {
    return modelName;
  }

  /** Returns the number of layers with weights, the classifier among them. */
  public int layers() {
    return layers;
  }

  /** Returns the number of residual blocks of each of the four stages. */
  List<Integer> blocks() {
    return switch (this) {
      case RESNET18 -> List.of(2, 2, 2, 2);
      case RESNET34 -> List.of(3, 4, 6, 3);
    };
  }
}
