package io.github.lac4j.models.onednn.lowering;

import io.github.lac4j.models.graph.Operation;
import io.github.lac4j.models.onednn.memory.Layout;
import io.github.lac4j.models.onednn.memory.Step;
import io.github.lac4j.models.onednn.memory.Tensor;
import io.github.lac4j.models.onednn.plan.PlanBuilder;
import io.github.lac4j.models.onednn.plan.WeightSource;
import org.bytedeco.dnnl.deconvolution_backward_data;
import org.bytedeco.dnnl.deconvolution_backward_weights;
import org.bytedeco.dnnl.deconvolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;

/** A transposed convolution, with its bias and the nonlinearity after it. */
final class DeconvolutionLowering implements Lowering {

  private final Operation.Deconvolution operation;
  private ConvolutionGeometry geometry;
  private deconvolution_forward.primitive_desc description;
  private Tensor source;
  private WeightSource weights;
  private Tensor output;

  DeconvolutionLowering(Operation.Deconvolution operation) {
    this.operation = operation;
  }

  @Override
  public void forward(PlanBuilder plan) {
    Tensor input = plan.value(operation.input());
    geometry =
        ConvolutionGeometry.transposed(input.shape(), operation.window(), operation.channels());
    description = forwardDescription(plan);
    source = plan.inLayout(input, description.src_desc(), Step.Condition.ALWAYS);
    weights = WeightSource.of(operation.weights(), plainWeights());
    Tensor blocked = plan.weights(weights, description.weights_desc(), Step.Condition.ALWAYS);
    output = plan.temporary(description.dst_desc());
    WeightedSteps.forward(
        plan,
        new deconvolution_forward(description),
        description,
        geometry.transposedOperations(),
        source,
        blocked,
        operation.bias().map(bias -> plan.parameter(bias, biasShape())),
        output);
    plan.define(operation.output(), output, Step.Condition.ALWAYS);
    plan.keepFor(operation.nonlinearity(), operation.output());
  }

  /** Returns the layout of DL4J's weights, which are in x out x kernel, as out x in x kernel. */
  private memory.desc plainWeights() {
    long[] shape = geometry.weights();
    long area = shape[2] * shape[3];
    return Layout.strided(shape, new long[] {area, shape[0] * area, shape[3], 1});
  }

  private deconvolution_forward.primitive_desc forwardDescription(PlanBuilder plan) {
    prop_kind kind =
        plan.purpose().hasBackward() ? prop_kind.forward_training : prop_kind.forward_inference;
    memory.desc from = Layout.any(geometry.source());
    memory.desc kernel = Layout.any(geometry.weights());
    memory.desc to = Layout.any(geometry.destination());
    deconvolution_forward.desc operationDescription =
        new deconvolution_forward.desc(
            kind,
            algorithm.deconvolution_direct,
            from,
            kernel,
            biasShape(),
            to,
            geometry.strides(),
            geometry.dilations(),
            geometry.before(),
            geometry.after());
    return new deconvolution_forward.primitive_desc(
        operationDescription, Elementwise.after(operation.nonlinearity()), plan.engine());
  }

  private memory.desc biasShape() {
    return operation.bias().isPresent() ? Layout.plain(operation.channels()) : Layout.none();
  }

  @Override
  public void backward(PlanBuilder plan, Gradients gradients) {
    Tensor gradient =
        Elementwise.backward(
                plan,
                operation.nonlinearity(),
                gradients.take(operation.output()),
                output,
                Step.Condition.ALWAYS)
            .tensor();
    gradient = plan.inLayout(gradient, output.description(), Step.Condition.ALWAYS);
    backwardWeights(plan, gradient);
    gradients.add(operation.input(), backwardData(plan, gradient));
  }

  private void backwardWeights(PlanBuilder plan, Tensor gradient) {
    memory.desc from = Layout.any(geometry.source());
    memory.desc kernel = Layout.any(geometry.weights());
    memory.desc to = Layout.any(geometry.destination());
    deconvolution_backward_weights.desc operationDescription =
        new deconvolution_backward_weights.desc(
            algorithm.deconvolution_direct,
            from,
            kernel,
            biasShape(),
            to,
            geometry.strides(),
            geometry.dilations(),
            geometry.before(),
            geometry.after());
    deconvolution_backward_weights.primitive_desc weightsDescription =
        new deconvolution_backward_weights.primitive_desc(
            operationDescription, plan.engine(), description);
    WeightedSteps.weightGradient(
        plan,
        new deconvolution_backward_weights(weightsDescription),
        weightsDescription,
        geometry.transposedOperations(),
        plan.inLayout(source, weightsDescription.src_desc(), Step.Condition.ALWAYS),
        plan.inLayout(gradient, weightsDescription.diff_dst_desc(), Step.Condition.ALWAYS),
        weightsDescription.diff_weights_desc(),
        plan.gradient(operation.weights(), weights.stored()),
        operation.bias().map(bias -> plan.gradient(bias, biasShape())));
  }

  private Tensor backwardData(PlanBuilder plan, Tensor gradient) {
    Step.Condition need = plan.need(operation.input());
    deconvolution_backward_data.primitive_desc dataDescription =
        new deconvolution_backward_data.primitive_desc(
            new deconvolution_backward_data.desc(
                algorithm.deconvolution_direct,
                Layout.any(geometry.source()),
                Layout.any(geometry.weights()),
                Layout.any(geometry.destination()),
                geometry.strides(),
                geometry.dilations(),
                geometry.before(),
                geometry.after()),
            plan.engine(),
            description);
    Tensor kernel = plan.weights(weights, dataDescription.weights_desc(), need);
    return WeightedSteps.inputGradient(
        plan,
        new deconvolution_backward_data(dataDescription),
        dataDescription,
        geometry.transposedOperations(),
        need,
        plan.inLayout(gradient, dataDescription.diff_dst_desc(), need),
        kernel,
        dataDescription.diff_src_desc());
  }
}
