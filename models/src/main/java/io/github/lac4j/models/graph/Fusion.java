package io.github.lac4j.models.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins operations where nothing else reads what lies between them: a nonlinearity with the
 * operation before it, a convolution with the up-sampling before it.
 */
public final class Fusion {

  private Fusion() {}

  /**
   * Returns the operations with all that can be joined.
   *
   * @param result the value that leaves the unit and must stay
   */
  public static List<Operation> apply(List<Operation> operations, String result) {
    Map<String, Integer> readers = new HashMap<>();
    operations.forEach(
        operation -> operation.inputs().forEach(input -> readers.merge(input, 1, Integer::sum)));
    readers.merge(result, 1, Integer::sum);
    List<Operation> fused = new ArrayList<>();
    Map<String, Integer> makers = new HashMap<>();
    for (Operation operation : operations) {
      Integer maker = makerOf(operation, makers, readers);
      Operation joined = maker == null ? null : joined(fused.get(maker), operation);
      if (joined == null) {
        makers.put(operation.output(), fused.size());
        fused.add(operation);
      } else {
        makers.put(operation.output(), maker);
        fused.set(maker, joined);
      }
    }
    return List.copyOf(fused);
  }

  /** Returns the position of what an operation may be joined with. */
  private static Integer makerOf(
      Operation operation, Map<String, Integer> makers, Map<String, Integer> readers) {
    return operation instanceof Operation.Unary unary && readers.get(unary.input()) == 1
        ? makers.get(unary.input())
        : null;
  }

  /** Returns both operations as one, or null if they do not join. */
  private static Operation joined(Operation maker, Operation operation) {
    if (operation instanceof Operation.Activation activation) {
      return activated(maker, activation);
    }
    if (maker instanceof Operation.Upsampling upsampling
        && operation instanceof Operation.Convolution convolution
        && upsampling.factor().equals(new Size(2, 2))
        && convolution.window().isThreeByThree()) {
      return new Operation.UpsampledConvolution(
          convolution.output(),
          upsampling.input(),
          convolution.channels(),
          convolution.weights(),
          convolution.bias(),
          convolution.nonlinearity());
    }
    return null;
  }

  private static Operation activated(Operation maker, Operation.Activation activation) {
    Nonlinearity function = activation.nonlinearity();
    if (maker instanceof Operation.Activated target && target.nonlinearity().isIdentity()) {
      return target.activatedBy(function, activation.output());
    }
    if (maker instanceof Operation.Normalization normalization
        && !normalization.rectified()
        && function.isPlainRelu()) {
      return normalization.rectified(activation.output());
    }
    return null;
  }
}
