package io.github.lac4j.models.onednn.lowering;

import io.github.lac4j.models.graph.Nonlinearity;
import io.github.lac4j.models.onednn.memory.Step;
import io.github.lac4j.models.onednn.memory.Tensor;
import io.github.lac4j.models.onednn.plan.Arguments;
import io.github.lac4j.models.onednn.plan.PlanBuilder;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;

/**
 * Nonlinearities, by themselves or at the end of another primitive.
 *
 * <p>Their derivatives are computed from what they made, so what entered them need not be kept.
 */
final class Elementwise {

  private Elementwise() {}

  /** Returns the attribute that makes a primitive end in the function. */
  static primitive_attr after(Nonlinearity function) {
    return after(/* sum= */ false, function);
  }

  /**
   * Returns the attribute that makes a primitive end in the function.
   *
   * @param sum whether the primitive first adds what its destination holds
   */
  static primitive_attr after(boolean sum, Nonlinearity function) {
    primitive_attr attributes = new primitive_attr();
    if (sum || !function.isIdentity()) {
      post_ops operations = new post_ops();
      if (sum) {
        operations.append_sum();
      }
      if (!function.isIdentity()) {
        operations.append_eltwise(1f, function(function), (float) function.alpha(), 0f);
      }
      attributes.set_post_ops(operations);
    }
    return attributes;
  }

  /** Adds the step that applies a function. */
  static void forward(PlanBuilder plan, Nonlinearity function, Tensor input, Tensor output) {
    eltwise_forward.primitive_desc description =
        new eltwise_forward.primitive_desc(
            new eltwise_forward.desc(
                prop_kind.forward_training,
                function(function),
                input.description(),
                (float) function.alpha(),
                0f),
            plan.engine());
    plan.run(
        new eltwise_forward(description),
        description,
        Step.Condition.ALWAYS,
        Arguments.of(dnnl.DNNL_ARG_SRC, input).and(dnnl.DNNL_ARG_DST, output));
  }

  /**
   * Returns the gradient of what entered the function.
   *
   * @param arrived the gradient of what left it; overwritten if it may be
   * @param output what left it
   */
  static Gradients.Arrived backward(
      PlanBuilder plan,
      Nonlinearity function,
      Gradients.Arrived arrived,
      Tensor output,
      Step.Condition condition) {
    if (function.isIdentity()) {
      return arrived;
    }
    Tensor gradient = plan.inLayout(arrived.tensor(), output.description(), condition);
    boolean isFree = arrived.isFree() || !gradient.sharesStorage(arrived.tensor());
    Tensor result = isFree ? gradient : plan.temporary(output.description());
    eltwise_forward.primitive_desc forward =
        new eltwise_forward.primitive_desc(
            new eltwise_forward.desc(
                prop_kind.forward_training,
                derivative(function),
                output.description(),
                (float) function.alpha(),
                0f),
            plan.engine());
    eltwise_backward.primitive_desc description =
        new eltwise_backward.primitive_desc(
            new eltwise_backward.desc(
                derivative(function),
                output.description(),
                output.description(),
                (float) function.alpha(),
                0f),
            plan.engine(),
            forward);
    plan.run(
        new eltwise_backward(description),
        description,
        condition,
        Arguments.of(dnnl.DNNL_ARG_DST, output)
            .and(dnnl.DNNL_ARG_DIFF_DST, gradient)
            .and(dnnl.DNNL_ARG_DIFF_SRC, result));
    return new Gradients.Arrived(result, true);
  }

  private static algorithm function(Nonlinearity function) {
    return switch (function.kind()) {
      case RELU -> algorithm.eltwise_relu;
      case TANH -> algorithm.eltwise_tanh;
      case SIGMOID -> algorithm.eltwise_logistic;
      case ELU -> algorithm.eltwise_elu;
      case IDENTITY -> throw new IllegalArgumentException("The identity needs no step");
    };
  }

  private static algorithm derivative(Nonlinearity function) {
    return switch (function.kind()) {
      case RELU -> algorithm.eltwise_relu_use_dst_for_bwd;
      case TANH -> algorithm.eltwise_tanh_use_dst_for_bwd;
      case SIGMOID -> algorithm.eltwise_logistic_use_dst_for_bwd;
      case ELU -> algorithm.eltwise_elu_use_dst_for_bwd;
      case IDENTITY -> throw new IllegalArgumentException("The identity needs no step");
    };
  }
}
