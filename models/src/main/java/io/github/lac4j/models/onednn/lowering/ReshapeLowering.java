package io.github.lac4j.models.onednn.lowering;

import io.github.lac4j.models.graph.Operation;
import io.github.lac4j.models.onednn.memory.Layout;
import io.github.lac4j.models.onednn.memory.Step;
import io.github.lac4j.models.onednn.memory.Tensor;
import io.github.lac4j.models.onednn.plan.PlanBuilder;

/** Feature maps as rows, or rows as feature maps: plain memory seen in another shape. */
final class ReshapeLowering implements Lowering {

  private final Operation.Unary operation;
  private long[] before;

  ReshapeLowering(Operation.Flatten operation) {
    this.operation = operation;
  }

  ReshapeLowering(Operation.Unflatten operation) {
    this.operation = operation;
  }

  @Override
  public void forward(PlanBuilder plan) {
    Tensor input = plan.value(operation.input());
    before = input.shape();
    Tensor plain = plan.inLayout(input, Layout.plain(before), Step.Condition.ALWAYS);
    plan.define(operation.output(), plain.as(Layout.plain(after())), plan.need(operation.input()));
    plan.keep(operation.output());
  }

  @Override
  public void backward(PlanBuilder plan, Gradients gradients) {
    Tensor gradient = gradients.take(operation.output()).tensor();
    Tensor plain =
        plan.inLayout(gradient, Layout.plain(gradient.shape()), plan.need(operation.input()));
    gradients.add(operation.input(), plain.as(Layout.plain(before)));
  }

  private long[] after() {
    if (operation instanceof Operation.Unflatten maps) {
      return new long[] {before[0], maps.channels(), maps.size().height(), maps.size().width()};
    }
    long features = 1;
    for (int i = 1; i < before.length; i++) {
      features *= before[i];
    }
    return new long[] {before[0], features};
  }
}
