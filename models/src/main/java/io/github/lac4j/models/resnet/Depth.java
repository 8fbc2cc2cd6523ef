package io.github.lac4j.models.resnet;

import java.util.List;

/** How many residual blocks each of the four stages has. */
public enum Depth {
  /** 2, 2, 2, 2: eighteen weighted layers, with the classifier that is not part of the encoder. */
  RESNET18("resnet18", List.of(2, 2, 2, 2)),
  /** 3, 4, 6, 3: thirty-four weighted layers. */
  RESNET34("resnet34", List.of(3, 4, 6, 3));

  private final String modelName;
  private final List<Integer> blocks;

  Depth(String modelName, List<Integer> blocks) {
    this.modelName = modelName;
    this.blocks = blocks;
  }

  /** Returns the name by which studies call a model of this depth. */
  public String modelName() {
    return modelName;
  }

  /** Returns the number of residual blocks of each stage. */
  List<Integer> blocks() {
    return blocks;
  }
}
