package io.github.lac4j.models.onednn.lowering;

import io.github.lac4j.models.graph.Nonlinearity;
import io.github.lac4j.models.onednn.memory.Layout;
import io.github.lac4j.models.onednn.memory.Step;
import io.github.lac4j.models.onednn.memory.Tensor;
import io.github.lac4j.models.onednn.plan.PlanBuilder;
import io.github.lac4j.models.onednn.plan.WeightSource;
import java.util.Optional;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;

/**
 * The three passes of one convolution with its bias and the nonlinearity after it, over weights
 * that may lie anywhere.
 */
final class ConvolutionPass {

  /** How a convolution runs, and the description that its backward primitives want to see. */
  private record Forward(algorithm method, convolution_forward.primitive_desc description) {}

  private final ConvolutionGeometry geometry;
  private final boolean hasBias;
  private final Nonlinearity nonlinearity;
  private final Optional<String> addend;
  private Forward forward;
  private Tensor source;
  private WeightSource weights;
  private Tensor output;

  ConvolutionPass(ConvolutionGeometry geometry, boolean hasBias, Nonlinearity nonlinearity) {
    this(geometry, hasBias, nonlinearity, Optional.empty());
  }

  /**
   * @param addend a value that is added before the nonlinearity; such a pass only goes forward
   */
  ConvolutionPass(
      ConvolutionGeometry geometry,
      boolean hasBias,
      Nonlinearity nonlinearity,
      Optional<String> addend) {
    this.geometry = geometry;
    this.hasBias = hasBias;
    this.nonlinearity = nonlinearity;
    this.addend = addend;
  }

  /**
   * Adds the forward step.
   *
   * @return the output, in a layout of oneDNN's choice
   */
  Tensor forward(PlanBuilder plan, Tensor input, WeightSource kernel, Optional<Tensor> bias) {
    forward = describe(plan, geometry.isForWinograd());
    convolution_forward.primitive_desc description = forward.description();
    source = plan.inLayout(input, description.src_desc(), Step.Condition.ALWAYS);
    weights = kernel;
    if (isMirrored(plan)) {
      output = MirroredConvolution.forward(plan, geometry, source, weights);
      return output;
    }
    Tensor blocked = plan.weights(weights, description.weights_desc(), Step.Condition.ALWAYS);
    output =
        addend
            .map(value -> plan.toOverwrite(value, description.dst_desc()))
            .orElseGet(() -> plan.temporary(description.dst_desc()));
    WeightedSteps.forward(
        plan,
        new convolution_forward(description),
        description,
        geometry.operations(),
        source,
        blocked,
        bias,
        output);
    return output;
  }

  private boolean isMirrored(PlanBuilder plan) {
    return plan.purpose().hasBackward()
        && geometry.isForMirroring()
        && !hasBias
        && nonlinearity.isIdentity();
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
    // Its kernels for inference alone want other layouts than Winograd's, and the copies between
    // the two cost what they save.
    prop_kind kind = prop_kind.forward_training;
    memory.desc from = Layout.any(geometry.source());
    memory.desc kernel = Layout.any(geometry.weights());
    memory.desc to = Layout.any(geometry.destination());
    convolution_forward.desc operationDescription =
        new convolution_forward.desc(
            kind,
            method,
            from,
            kernel,
            biasShape(),
            to,
            geometry.strides(),
            geometry.dilations(),
            geometry.before(),
            geometry.after());
    return new convolution_forward.primitive_desc(
        operationDescription, Elementwise.after(addend.isPresent(), nonlinearity), plan.engine());
  }

  private memory.desc biasShape() {
    return hasBias ? Layout.plain(geometry.weights()[0]) : Layout.none();
  }

  /** Adds the step back through the nonlinearity, and returns the gradient of what entered it. */
  Tensor backwardNonlinearity(PlanBuilder plan, Gradients.Arrived arrived) {
    Tensor gradient =
        Elementwise.backward(plan, nonlinearity, arrived, output, Step.Condition.ALWAYS).tensor();
    return plan.inLayout(gradient, output.description(), Step.Condition.ALWAYS);
  }

  /**
   * Adds the step that makes the gradients of weights and bias.
   *
   * @param gradient of what entered the nonlinearity
   * @param plain takes the gradient of the weights, in plain order
   */
  void backwardWeights(
      PlanBuilder plan, Tensor gradient, Tensor plain, Optional<Tensor> biasGradient) {
    Forward hint =
        geometry.isWeightGradientForWinograd() == geometry.isForWinograd()
            ? forward
            : describe(plan, geometry.isWeightGradientForWinograd());
    memory.desc from = Layout.any(geometry.source());
    memory.desc kernel = Layout.any(geometry.weights());
    memory.desc to = Layout.any(geometry.destination());
    convolution_backward_weights.desc operationDescription =
        new convolution_backward_weights.desc(
            hint.method(),
            from,
            kernel,
            biasShape(),
            to,
            geometry.strides(),
            geometry.dilations(),
            geometry.before(),
            geometry.after());
    convolution_backward_weights.primitive_desc weightsDescription =
        new convolution_backward_weights.primitive_desc(
            operationDescription, plan.engine(), hint.description());
    WeightedSteps.weightGradient(
        plan,
        new convolution_backward_weights(weightsDescription),
        weightsDescription,
        geometry.operations(),
        plan.inLayout(source, weightsDescription.src_desc(), Step.Condition.ALWAYS),
        plan.inLayout(gradient, weightsDescription.diff_dst_desc(), Step.Condition.ALWAYS),
        weightsDescription.diff_weights_desc(),
        plain,
        biasGradient);
  }

  /** Adds the step that makes the gradient of the input. */
  Tensor backwardData(PlanBuilder plan, Tensor gradient, Step.Condition need) {
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
    Tensor kernel = plan.weights(weights, dataDescription.weights_desc(), need);
    return WeightedSteps.inputGradient(
        plan,
        new convolution_backward_data(dataDescription),
        dataDescription,
        geometry.operations(),
        need,
        plan.inLayout(gradient, dataDescription.diff_dst_desc(), need),
        kernel,
        dataDescription.diff_src_desc());
  }
}
