package io.github.lac4j.models.onednn.plan;

import io.github.lac4j.models.onednn.operation.Operation;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;

/** A convolution, with its bias and the nonlinearity after it. */
final class ConvolutionLowering implements Lowering {

  /** How a convolution runs, and the description that its backward primitives want to see. */
  private record Forward(algorithm method, convolution_forward.primitive_desc description) {}

  private final Operation.Convolution operation;
  private ConvolutionGeometry geometry;
  private Forward forward;
  private Tensor source;
  private Tensor weights;
  private Tensor blockedWeights;
  private Tensor output;

  ConvolutionLowering(Operation.Convolution operation) {
    this.operation = operation;
  }

  @Override
  public void forward(PlanBuilder plan) {
    Tensor input = plan.value(operation.input());
    geometry = ConvolutionGeometry.of(input.shape(), operation.window(), operation.channels());
    forward = describe(plan, geometry.isForWinograd());
    convolution_forward.primitive_desc description = forward.description();
    source = plan.inLayout(input, description.src_desc(), Step.Condition.ALWAYS);
    weights = plan.parameter(operation.weights(), Layout.plain(geometry.weights()));
    blockedWeights = plan.inLayout(weights, description.weights_desc(), Step.Condition.ALWAYS);
    output = plan.temporary(description.dst_desc());
    Arguments arguments =
        Arguments.of(dnnl.DNNL_ARG_SRC, source)
            .and(dnnl.DNNL_ARG_WEIGHTS, blockedWeights)
            .and(dnnl.DNNL_ARG_DST, output);
    operation
        .bias()
        .ifPresent(bias -> arguments.and(dnnl.DNNL_ARG_BIAS, plan.parameter(bias, biasShape())));
    plan.run(new convolution_forward(description), description, Step.Condition.ALWAYS, arguments);
    plan.define(operation.output(), output, Step.Condition.ALWAYS);
    plan.keepFor(operation.nonlinearity(), operation.output());
  }

  private Forward describe(PlanBuilder plan, boolean isForWinograd) {
    if (isForWinograd) {
      algorithm winograd = algorithm.convolution_winograd;
      try {
        return new Forward(winograd, forwardDescription(plan, winograd));
      } catch (RuntimeException e) {
        // oneDNN has Winograd kernels for AVX-512 only, and no other way to ask.
        return describe(plan, false);
      }
    }
    algorithm direct = algorithm.convolution_direct;
    return new Forward(direct, forwardDescription(plan, direct));
  }

  private convolution_forward.primitive_desc forwardDescription(
      PlanBuilder plan, algorithm method) {
    prop_kind kind =
        plan.purpose().hasBackward() ? prop_kind.forward_training : prop_kind.forward_inference;
    memory.desc from = Layout.any(geometry.source());
    memory.desc kernel = Layout.any(geometry.weights());
    memory.desc to = Layout.any(geometry.destination());
    convolution_forward.desc operationDescription =
        operation.bias().isPresent()
            ? new convolution_forward.desc(
                kind,
                method,
                from,
                kernel,
                biasShape(),
                to,
                geometry.strides(),
                geometry.dilations(),
                geometry.before(),
                geometry.after())
            : new convolution_forward.desc(
                kind,
                method,
                from,
                kernel,
                to,
                geometry.strides(),
                geometry.dilations(),
                geometry.before(),
                geometry.after());
    return new convolution_forward.primitive_desc(
        operationDescription, Elementwise.after(operation.nonlinearity()), plan.engine());
  }

  private memory.desc biasShape() {
    return Layout.plain(operation.channels());
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
    Forward hint =
        geometry.isWeightGradientForWinograd() == geometry.isForWinograd()
            ? forward
            : describe(plan, geometry.isWeightGradientForWinograd());
    memory.desc from = Layout.any(geometry.source());
    memory.desc kernel = Layout.any(geometry.weights());
    memory.desc to = Layout.any(geometry.destination());
    convolution_backward_weights.desc operationDescription =
        operation.bias().isPresent()
            ? new convolution_backward_weights.desc(
                hint.method(),
                from,
                kernel,
                biasShape(),
                to,
                geometry.strides(),
                geometry.dilations(),
                geometry.before(),
                geometry.after())
            : new convolution_backward_weights.desc(
                hint.method(),
                from,
                kernel,
                to,
                geometry.strides(),
                geometry.dilations(),
                geometry.before(),
                geometry.after());
    convolution_backward_weights.primitive_desc weightsDescription =
        new convolution_backward_weights.primitive_desc(
            operationDescription, plan.engine(), hint.description());
    Tensor plain = plan.gradient(operation.weights(), weights.description());
    Tensor blocked =
        plain.hasLayout(weightsDescription.diff_weights_desc())
            ? plain
            : plan.temporary(weightsDescription.diff_weights_desc());
    Arguments arguments =
        Arguments.of(
                dnnl.DNNL_ARG_SRC,
                plan.inLayout(source, weightsDescription.src_desc(), Step.Condition.ALWAYS))
            .and(
                dnnl.DNNL_ARG_DIFF_DST,
                plan.inLayout(gradient, weightsDescription.diff_dst_desc(), Step.Condition.ALWAYS))
            .and(dnnl.DNNL_ARG_DIFF_WEIGHTS, blocked);
    operation
        .bias()
        .ifPresent(
            bias -> arguments.and(dnnl.DNNL_ARG_DIFF_BIAS, plan.gradient(bias, biasShape())));
    plan.run(
        new convolution_backward_weights(weightsDescription),
        weightsDescription,
        Step.Condition.ALWAYS,
        arguments);
    if (!blocked.sharesStorage(plain)) {
      plan.copy(blocked, plain, Step.Condition.ALWAYS);
    }
  }

  private Tensor backwardData(PlanBuilder plan, Tensor gradient) {
    Step.Condition need = plan.need(operation.input());
    convolution_backward_data.primitive_desc dataDescription =
        new convolution_backward_data.primitive_desc(
            new convolution_backward_data.desc(
                forward.method(),
                Layout.any(geometry.source()),
                Layout.any(geometry.weights()),
                Layout.any(geometry.destination()),
                geometry.strides(),
                geometry.dilations(),
                geometry.before(),
                geometry.after()),
            plan.engine(),
            forward.description());
    Tensor kernel =
        blockedWeights.hasLayout(dataDescription.weights_desc())
            ? blockedWeights
            : plan.inLayout(weights, dataDescription.weights_desc(), need);
    Tensor result = plan.temporary(dataDescription.diff_src_desc());
    plan.run(
        new convolution_backward_data(dataDescription),
        dataDescription,
        need,
        Arguments.of(
                dnnl.DNNL_ARG_DIFF_DST,
                plan.inLayout(gradient, dataDescription.diff_dst_desc(), need))
            .and(dnnl.DNNL_ARG_WEIGHTS, kernel)
            .and(dnnl.DNNL_ARG_DIFF_SRC, result));
    return result;
  }
}
