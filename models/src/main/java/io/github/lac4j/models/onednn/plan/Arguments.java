package io.github.lac4j.models.onednn.plan;

import io.github.lac4j.models.onednn.memory.Tensor;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tensors of a primitive by oneDNN's argument numbers. */
public final class Arguments {

  private final Map<Integer, Tensor> tensors = new LinkedHashMap<>();

  public static Arguments of(int argument, Tensor tensor) {
    return new Arguments().and(argument, tensor);
  }

  public Arguments and(int argument, Tensor tensor) {
    tensors.put(argument, tensor);
    return this;
  }

  public Map<Integer, Tensor> tensors() {
    return tensors;
  }
}
