package io.github.lac4j.models.onednn.lowering;

import io.github.lac4j.models.graph.Operation;
import io.github.lac4j.models.onednn.memory.Tensor;
import io.github.lac4j.models.onednn.plan.PlanBuilder;

/** A nonlinearity that could not be joined with the operation before it. */
final class ActivationLowering implements Lowering {

  private final Operation.Activation operation;
  private Tensor output;

  ActivationLowering(Operation.Activation operation) {
    this.operation = operation;
  }

  @Override
  public void forward(PlanBuilder plan) {
    Tensor input = plan.value(operation.input());
    output = input;
    if (!operation.nonlinearity().isIdentity()) {
      output = plan.temporary(input.description());
      Elementwise.forward(plan, operation.nonlinearity(), input, output);
    }
    plan.define(operation.output(), output, plan.need(operation.input()));
    plan.keep(operation.output());
  }

  @Override
  public void backward(PlanBuilder plan, Gradients gradients) {
    Gradients.Arrived gradient =
        Elementwise.backward(
            plan,
            operation.nonlinearity(),
            gradients.take(operation.output()),
            output,
            plan.need(operation.input()));
    gradients.add(operation.input(), gradient.tensor());
  }
}
