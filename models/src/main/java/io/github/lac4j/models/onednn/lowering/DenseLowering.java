package io.github.lac4j.models.onednn.lowering;

import io.github.lac4j.models.graph.Operation;
import io.github.lac4j.models.onednn.memory.Layout;
import io.github.lac4j.models.onednn.memory.Step;
import io.github.lac4j.models.onednn.memory.Tensor;
import io.github.lac4j.models.onednn.plan.PlanBuilder;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.inner_product_backward_data;
import org.bytedeco.dnnl.inner_product_backward_weights;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;

/** A linear layer, with its bias and the nonlinearity after it. */
final class DenseLowering implements Lowering {

  private final Operation.Dense operation;
  private memory.desc sourceShape;
  private memory.desc weightShape;
  private memory.desc outputShape;
  private Tensor source;
  private Tensor weights;
  private Tensor output;

  DenseLowering(Operation.Dense operation) {
    this.operation = operation;
  }

  @Override
  public void forward(PlanBuilder plan) {
    Tensor input = plan.value(operation.input());
    long[] shape = input.shape();
    // DL4J keeps these weights in the order that oneDNN's plain kernels like; no copy is needed.
    sourceShape = Layout.plain(shape);
    weightShape = Layout.plain(operation.width(), shape[1]);
    outputShape = Layout.plain(shape[0], operation.width());
    source = plan.inLayout(input, sourceShape, Step.Condition.ALWAYS);
    weights = plan.parameter(operation.weights(), weightShape);
    output = plan.temporary(outputShape);
    multiply(plan, shape[1]);
    plan.define(operation.output(), output, Step.Condition.ALWAYS);
    plan.keepFor(operation.nonlinearity(), operation.output());
  }

  /** Runs as a matrix product, whose kernels take plain weights faster than a linear layer's. */
  private void multiply(PlanBuilder plan, long features) {
    memory.desc transposed =
        Layout.strided(new long[] {features, operation.width()}, new long[] {1, features});
    memory.desc biasRow = Layout.plain(1, operation.width());
    matmul.primitive_desc product =
        new matmul.primitive_desc(
            new matmul.desc(
                sourceShape,
                transposed,
                operation.bias().isPresent() ? biasRow : Layout.none(),
                outputShape),
            Elementwise.after(operation.nonlinearity()),
            plan.engine());
    WeightedSteps.forward(
        plan,
        new matmul(product),
        product,
        operations(),
        source,
        weights.as(transposed),
        operation.bias().map(bias -> plan.parameter(bias, biasRow)),
        output);
  }

  /** Returns the description that oneDNN's backward primitives want to see. */
  private inner_product_forward.primitive_desc forwardHint(PlanBuilder plan) {
    prop_kind kind = prop_kind.forward_training;
    return new inner_product_forward.primitive_desc(
        new inner_product_forward.desc(kind, sourceShape, weightShape, biasShape(), outputShape),
        plan.engine());
  }

  /** Returns the multiplications and additions of one pass. */
  private long operations() {
    return 2 * source.shape()[0] * source.shape()[1] * operation.width();
  }

  private memory.desc biasShape() {
    return operation.bias().isPresent() ? Layout.plain(operation.width()) : Layout.none();
  }

  @Override
  public void backward(PlanBuilder plan, Gradients gradients) {
    Tensor arrived =
        Elementwise.backward(
                plan,
                operation.nonlinearity(),
                gradients.take(operation.output()),
                output,
                Step.Condition.ALWAYS)
            .tensor();
    Tensor gradient = plan.inLayout(arrived, outputShape, Step.Condition.ALWAYS);
    inner_product_forward.primitive_desc hint = forwardHint(plan);
    backwardWeights(plan, hint, gradient);
    gradients.add(operation.input(), backwardData(plan, hint, gradient));
  }

  private void backwardWeights(
      PlanBuilder plan, inner_product_forward.primitive_desc hint, Tensor gradient) {
    inner_product_backward_weights.primitive_desc weightsDescription =
        new inner_product_backward_weights.primitive_desc(
            new inner_product_backward_weights.desc(
                sourceShape, weightShape, biasShape(), outputShape),
            plan.engine(),
            hint);
    WeightedSteps.weightGradient(
        plan,
        new inner_product_backward_weights(weightsDescription),
        weightsDescription,
        operations(),
        source,
        gradient,
        weightShape,
        plan.gradient(operation.weights(), weightShape),
        operation.bias().map(bias -> plan.gradient(bias, biasShape())));
  }

  private Tensor backwardData(
      PlanBuilder plan, inner_product_forward.primitive_desc hint, Tensor gradient) {
    inner_product_backward_data.primitive_desc dataDescription =
        new inner_product_backward_data.primitive_desc(
            new inner_product_backward_data.desc(sourceShape, weightShape, outputShape),
            plan.engine(),
            hint);
    return WeightedSteps.inputGradient(
        plan,
        new inner_product_backward_data(dataDescription),
        dataDescription,
        operations(),
        plan.need(operation.input()),
        gradient,
        weights,
        sourceShape);
  }
}
