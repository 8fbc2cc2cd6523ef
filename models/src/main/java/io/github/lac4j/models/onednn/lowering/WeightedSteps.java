package io.github.lac4j.models.onednn.lowering;

import io.github.lac4j.models.onednn.memory.Step;
import io.github.lac4j.models.onednn.memory.Tensor;
import io.github.lac4j.models.onednn.plan.Arguments;
import io.github.lac4j.models.onednn.plan.PlanBuilder;
import java.util.Optional;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_desc_base;

/**
 * The three steps that every layer with weights has, whichever primitives compute them.
 *
 * <p>Each is told how many floating-point operations it stands for.
 */
final class WeightedSteps {

  private WeightedSteps() {}

  /** Adds the step that makes the output. */
  static void forward(
      PlanBuilder plan,
      primitive work,
      primitive_desc_base description,
      long operations,
      Tensor source,
      Tensor weights,
      Optional<Tensor> bias,
      Tensor output) {
    Arguments arguments =
        Arguments.of(dnnl.DNNL_ARG_SRC, source)
            .and(dnnl.DNNL_ARG_WEIGHTS, weights)
            .and(dnnl.DNNL_ARG_DST, output);
    bias.ifPresent(tensor -> arguments.and(dnnl.DNNL_ARG_BIAS, tensor));
    plan.run(work, description, Step.Condition.ALWAYS, arguments, operations);
  }

  /**
   * Adds the steps that make the gradients of weights and bias.
   *
   * @param source and {@code gradient}, the output's, in the layouts that the primitive wants
   * @param made the layout in which it makes the gradient of the weights
   * @param plain takes that gradient, in plain order
   */
  static void weightGradient(
      PlanBuilder plan,
      primitive work,
      primitive_desc_base description,
      long operations,
      Tensor source,
      Tensor gradient,
      memory.desc made,
      Tensor plain,
      Optional<Tensor> biasGradient) {
    Tensor blocked = plain.hasLayout(made) ? plain : plan.temporary(made);
    Arguments arguments =
        Arguments.of(dnnl.DNNL_ARG_SRC, source)
            .and(dnnl.DNNL_ARG_DIFF_DST, gradient)
            .and(dnnl.DNNL_ARG_DIFF_WEIGHTS, blocked);
    biasGradient.ifPresent(tensor -> arguments.and(dnnl.DNNL_ARG_DIFF_BIAS, tensor));
    plan.run(work, description, Step.Condition.ALWAYS, arguments, operations);
    if (!blocked.sharesStorage(plain)) {
      plan.copy(blocked, plain, Step.Condition.ALWAYS);
    }
  }

  /**
   * Adds the step that makes the gradient of the input, and returns it.
   *
   * @param made its layout
   */
  static Tensor inputGradient(
      PlanBuilder plan,
      primitive work,
      primitive_desc_base description,
      long operations,
      Step.Condition condition,
      Tensor gradient,
      Tensor weights,
      memory.desc made) {
    Tensor result = plan.temporary(made);
    plan.run(
        work,
        description,
        condition,
        Arguments.of(dnnl.DNNL_ARG_DIFF_DST, gradient)
            .and(dnnl.DNNL_ARG_WEIGHTS, weights)
            .and(dnnl.DNNL_ARG_DIFF_SRC, result),
        operations);
    return result;
  }
}
