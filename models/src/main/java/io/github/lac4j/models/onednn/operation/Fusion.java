package io.github.lac4j.models.onednn.operation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins each nonlinearity with the operation before it, where nothing else reads what lies between.
 */
public final class Fusion {

  private Fusion() {}

  /**
   * Returns the operations with nonlinearities joined.
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

  /** Returns the position of what a nonlinearity may be joined with. */
  private static Integer makerOf(
      Operation operation, Map<String, Integer> makers, Map<String, Integer> readers) {
    return operation instanceof Operation.Activation activation
            && readers.get(activation.input()) == 1
        ? makers.get(activation.input())
        : null;
  }

  private static Operation joined(Operation maker, Operation operation) {
    Operation.Activation activation = (Operation.Activation) operation;
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
