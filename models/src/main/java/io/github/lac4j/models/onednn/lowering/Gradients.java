package io.github.lac4j.models.onednn.lowering;

import io.github.lac4j.models.graph.Nonlinearity;
import io.github.lac4j.models.onednn.memory.Step;
import io.github.lac4j.models.onednn.memory.Storage;
import io.github.lac4j.models.onednn.memory.Tensor;
import io.github.lac4j.models.onednn.plan.PlanBuilder;
import java.util.HashMap;
import java.util.Map;

/**
 * The gradients of values, on their way from the operations that read a value to the one that made
 * it.
 *
 * <p>Several values may share one gradient's memory (the inputs of a sum do), so it may be written
 * to only by who holds it alone.
 */
final class Gradients {

  /**
   * A gradient that has arrived.
   *
   * @param tensor the gradient
   * @param isFree whether nobody else will read its memory, so that it may be overwritten
   */
  record Arrived(Tensor tensor, boolean isFree) {}

  private final PlanBuilder plan;
  private final Map<String, Tensor> pending = new HashMap<>();
  private final Map<Storage, Integer> holders = new HashMap<>();

  Gradients(PlanBuilder plan) {
    this.plan = plan;
  }

  /** Adds a share to the gradient of a value. */
  void add(String value, Tensor share) {
    Tensor present = pending.get(value);
    if (present == null) {
      hold(value, share);
      return;
    }
    Step.Condition need = plan.need(value);
    Tensor addend = plan.inLayout(share, present.description(), need);
    release(present);
    pending.remove(value);
    Tensor target = present;
    if (!isFree(present)) {
      target = isFree(addend) ? addend : plan.temporary(present.description());
    }
    Sum.add(plan, present, addend, target, Nonlinearity.IDENTITY, need);
    hold(value, target);
  }

  /** Takes the gradient of a value for the operation that made it. */
  Arrived take(String value) {
    Tensor tensor = pending.remove(value);
    release(tensor);
    return new Arrived(tensor, isFree(tensor));
  }

  private void hold(String value, Tensor tensor) {
    pending.put(value, tensor);
    holders.merge(tensor.storage(), 1, Integer::sum);
  }

  private void release(Tensor tensor) {
    holders.merge(tensor.storage(), -1, Integer::sum);
  }

  private boolean isFree(Tensor tensor) {
    return tensor.storage().isInArena() && holders.getOrDefault(tensor.storage(), 0) == 0;
  }
}
