package io.github.lac4j.models.onednn.plan;

import io.github.lac4j.models.onednn.operation.Nonlinearity;
import io.github.lac4j.models.onednn.operation.Operation;
import java.util.List;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;

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
    output = plan.mayOverwrite(inputs.get(0)) ? first : plan.temporary(first.description());
    Tensor sum = first;
    for (int i = 1; i < inputs.size(); i++) {
      Tensor next =
          plan.inLayout(plan.value(inputs.get(i)), first.description(), Step.Condition.ALWAYS);
      boolean isLast = i == inputs.size() - 1;
      add(plan, sum, next, isLast ? operation.nonlinearity() : Nonlinearity.IDENTITY);
      sum = output;
    }
    plan.define(operation.output(), output, Needs.ofOutput(plan, operation));
    plan.keepFor(operation.nonlinearity(), operation.output());
  }

  private void add(PlanBuilder plan, Tensor first, Tensor second, Nonlinearity function) {
    binary.primitive_desc description =
        new binary.primitive_desc(
            new binary.desc(
                algorithm.binary_add,
                first.description(),
                second.description(),
                output.description()),
            Elementwise.after(function),
            plan.engine());
    plan.run(
        new binary(description),
        description,
        Step.Condition.ALWAYS,
        Arguments.of(dnnl.DNNL_ARG_SRC_0, first)
            .and(dnnl.DNNL_ARG_SRC_1, second)
            .and(dnnl.DNNL_ARG_DST, output));
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
