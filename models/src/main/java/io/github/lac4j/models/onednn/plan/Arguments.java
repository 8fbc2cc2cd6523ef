package io.github.lac4j.models.onednn.plan;

import java.util.LinkedHashMap;
import java.util.Map;

/** The tensors of a primitive by oneDNN's argument numbers. */
final class Arguments {

  private final Map<Integer, Tensor> tensors = new LinkedHashMap<>();

  static Arguments of(int argument, Tensor tensor) {
    return new Arguments().and(argument, tensor);
  }

  Arguments and(int argument, Tensor tensor) {
    tensors.put(argument, tensor);
    return this;
  }

  Map<Integer, Tensor> tensors() {
    return tensors;
  }
}
