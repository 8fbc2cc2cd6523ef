package io.github.lac4j.models.onednn.lowering;

import io.github.lac4j.models.graph.Nonlinearity;
import io.github.lac4j.models.graph.Operation;
import io.github.lac4j.models.onednn.memory.Layout;
import io.github.lac4j.models.onednn.memory.Step;
import io.github.lac4j.models.onednn.memory.Tensor;
import io.github.lac4j.models.onednn.plan.PlanBuilder;
import java.util.List;

/** An elementwise sum, and the nonlinearity after it. */
final class AdditionLowering implements Lowering {

  private final Operation.Addition operation;
  private Tensor output;

  AdditionLowering(Operation.Addition operation) {
    this.operation = operation;
  }

  @Override
  public void forward(PlanBuilder plan) {
    List<String> inputs = operation.inputs();
    Tensor first = plan.value(inputs.get(0));
    if (first.isPadded() && operation.nonlinearity().kind() == Nonlinearity.Kind.SIGMOID) {
      // It would turn the zeros of the padding, which must stay zeros, into halves.
      first = plan.inLayout(first, Layout.plain(first.shape()), Step.Condition.ALWAYS);
    }
    output = plan.mayOverwrite(inputs.get(0)) ? first : plan.temporary(first.description());
    Tensor sum = first;
    for (int i = 1; i < inputs.size(); i++) {
      Tensor next =
          plan.inLayout(plan.value(inputs.get(i)), first.description(), Step.Condition.ALWAYS);
      boolean isLast = i == inputs.size() - 1;
      Nonlinearity function = isLast ? operation.nonlinearity() : Nonlinearity.IDENTITY;
      Sum.add(plan, sum, next, output, function, Step.Condition.ALWAYS);
      sum = output;
    }
    plan.define(operation.output(), output, plan.needOfOutput(operation));
    plan.keepFor(operation.nonlinearity(), operation.output());
  }

  @Override
  public void backward(PlanBuilder plan, Gradients gradients) {
    Gradients.Arrived gradient =
        Elementwise.backward(
            plan,
            operation.nonlinearity(),
            gradients.take(operation.output()),
            output,
            plan.need(operation.output()));
    operation.inputs().forEach(input -> gradients.add(input, gradient.tensor()));
  }
}
