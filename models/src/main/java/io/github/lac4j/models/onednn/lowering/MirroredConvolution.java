package io.github.lac4j.models.onednn.lowering;

import io.github.lac4j.models.onednn.memory.Layout;
import io.github.lac4j.models.onednn.memory.Step;
import io.github.lac4j.models.onednn.memory.Tensor;
import io.github.lac4j.models.onednn.plan.PlanBuilder;
import io.github.lac4j.models.onednn.plan.WeightSource;
import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;

/**
 * A convolution to sixteen channels, computed as the gradient that another convolution sends to its
 * input.
 *
 * <p>With its kernels turned by half a turn, and inputs and outputs exchanged, a 3 x 3 convolution
 * that keeps the size is such a gradient. oneDNN's forward kernels have too little to do at once
 * when all outputs fit one vector register; its gradient kernels take two thirds of their time.
 */
final class MirroredConvolution {

  private MirroredConvolution() {}

  /**
   * Adds the steps.
   *
   * @param weights out x in x 3 x 3, as they are kept
   * @return N x out x H x W, in a layout of oneDNN's choice
   */
  static Tensor forward(
      PlanBuilder plan, ConvolutionGeometry geometry, Tensor input, WeightSource weights) {
    long[] turned = {
      geometry.weights()[1], geometry.weights()[0], geometry.weights()[2], geometry.weights()[3]
    };
    convolution_backward_data.primitive_desc description = describe(plan, geometry, turned);
    return WeightedSteps.inputGradient(
        plan,
        new convolution_backward_data(description),
        description,
        geometry.operations(),
        Step.Condition.ALWAYS,
        plan.inLayout(input, description.diff_dst_desc(), Step.Condition.ALWAYS),
        plan.weights(
            turnedWeights(weights, turned), description.weights_desc(), Step.Condition.ALWAYS),
        description.diff_src_desc());
  }

  private static convolution_backward_data.primitive_desc describe(
      PlanBuilder plan, ConvolutionGeometry geometry, long[] turned) {
    convolution_forward.primitive_desc other =
        new convolution_forward.primitive_desc(
            new convolution_forward.desc(
                prop_kind.forward_training,
                algorithm.convolution_direct,
                Layout.any(geometry.destination()),
                Layout.any(turned),
                Layout.any(geometry.source()),
                geometry.strides(),
                geometry.dilations(),
                geometry.before(),
                geometry.after()),
            plan.engine());
    return new convolution_backward_data.primitive_desc(
        new convolution_backward_data.desc(
            algorithm.convolution_direct,
            Layout.any(geometry.destination()),
            Layout.any(turned),
            Layout.any(geometry.source()),
            geometry.strides(),
            geometry.dilations(),
            geometry.before(),
            geometry.after()),
        plan.engine(),
        other);
  }

  private static WeightSource turnedWeights(WeightSource weights, long[] shape) {
    int inputs = Math.toIntExact(shape[0]);
    int outputs = Math.toIntExact(shape[1]);
    int area = Math.toIntExact(shape[2] * shape[3]);
    return weights.derived(
        "turned", Layout.plain(shape), (from, to) -> turn(from[0], to[0], inputs, outputs, area));
  }

  private static void turn(float[] from, float[] to, int inputs, int outputs, int area) {
    for (int in = 0; in < inputs; in++) {
      for (int out = 0; out < outputs; out++) {
        for (int k = 0; k < area; k++) {
          to[(in * outputs + out) * area + k] = from[(out * inputs + in) * area + area - 1 - k];
        }
      }
    }
  }
}
