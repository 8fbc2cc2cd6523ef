package io.github.lac4j.models.onednn.lowering;

import io.github.lac4j.models.graph.Operation;
import io.github.lac4j.models.onednn.memory.Layout;
import io.github.lac4j.models.onednn.memory.Step;
import io.github.lac4j.models.onednn.memory.Tensor;
import io.github.lac4j.models.onednn.plan.PlanBuilder;
import java.util.ArrayList;
import java.util.List;

/** A concatenation along the channels or features: each input is copied to its place. */
final class MergeLowering implements Lowering {

  private final Operation.Merge operation;
  private final List<long[]> shapes = new ArrayList<>();
  private long[] merged;

  MergeLowering(Operation.Merge operation) {
    this.operation = operation;
  }

  @Override
  public void forward(PlanBuilder plan) {
    for (String input : operation.inputs()) {
      shapes.add(plan.value(input).shape());
    }
    merged = shapes.get(0).clone();
    merged[1] = shapes.stream().mapToLong(shape -> shape[1]).sum();
    // In plain order every part has a description of its own, whatever its number of channels.
    Tensor output = plan.temporary(Layout.plain(merged));
    for (int i = 0; i < shapes.size(); i++) {
      plan.copy(plan.value(operation.inputs().get(i)), part(output, i), Step.Condition.ALWAYS);
    }
    plan.define(operation.output(), output, plan.needOfOutput(operation));
  }

  @Override
  public void backward(PlanBuilder plan, Gradients gradients) {
    Tensor gradient =
        plan.inLayout(
            gradients.take(operation.output()).tensor(),
            Layout.plain(merged),
            plan.need(operation.output()));
    for (int i = 0; i < shapes.size(); i++) {
      String input = operation.inputs().get(i);
      Tensor share = plan.temporary(plan.value(input).description());
      plan.copy(part(gradient, i), share, plan.need(input));
      gradients.add(input, share);
    }
  }

  private Tensor part(Tensor whole, int index) {
    long[] offsets = new long[merged.length];
    for (int i = 0; i < index; i++) {
      offsets[1] += shapes.get(i)[1];
    }
    return whole.as(whole.description().submemory_desc(shapes.get(index), offsets));
  }
}
