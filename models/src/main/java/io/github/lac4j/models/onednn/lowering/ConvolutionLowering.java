package io.github.lac4j.models.onednn.lowering;

import io.github.lac4j.models.graph.Operation;
import io.github.lac4j.models.onednn.memory.Layout;
import io.github.lac4j.models.onednn.memory.Step;
import io.github.lac4j.models.onednn.memory.Tensor;
import io.github.lac4j.models.onednn.plan.PlanBuilder;
import io.github.lac4j.models.onednn.plan.WeightSource;
import org.bytedeco.dnnl.memory;

/** A convolution, with its bias and the nonlinearity after it. */
final class ConvolutionLowering implements Lowering {

  private final Operation.Convolution operation;
  private ConvolutionPass pass;
  private memory.desc weightShape;

  ConvolutionLowering(Operation.Convolution operation) {
    this.operation = operation;
  }

  @Override
  public void forward(PlanBuilder plan) {
    Tensor input = plan.value(operation.input());
    ConvolutionGeometry geometry =
        ConvolutionGeometry.of(input.shape(), operation.window(), operation.channels());
    weightShape = Layout.plain(geometry.weights());
    pass = new ConvolutionPass(geometry, operation.bias().isPresent(), operation.nonlinearity());
    Tensor output =
        pass.forward(
            plan,
            input,
            WeightSource.of(operation.weights(), weightShape),
            operation.bias().map(bias -> plan.parameter(bias, biasShape())));
    plan.define(operation.output(), output, Step.Condition.ALWAYS);
    plan.keepFor(operation.nonlinearity(), operation.output());
  }

  private memory.desc biasShape() {
    return Layout.plain(operation.channels());
  }

  @Override
  public void backward(PlanBuilder plan, Gradients gradients) {
    Tensor gradient = pass.backwardNonlinearity(plan, gradients.take(operation.output()));
    pass.backwardWeights(
        plan,
        gradient,
        plan.gradient(operation.weights(), weightShape),
        operation.bias().map(bias -> plan.gradient(bias, biasShape())));
    gradients.add(
        operation.input(), pass.backwardData(plan, gradient, plan.need(operation.input())));
  }
}
