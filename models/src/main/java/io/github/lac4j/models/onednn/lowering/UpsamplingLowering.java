package io.github.lac4j.models.onednn.lowering;

import io.github.lac4j.models.graph.Operation;
import io.github.lac4j.models.onednn.memory.Layout;
import io.github.lac4j.models.onednn.memory.Step;
import io.github.lac4j.models.onednn.memory.Tensor;
import io.github.lac4j.models.onednn.plan.Arguments;
import io.github.lac4j.models.onednn.plan.PlanBuilder;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.resampling_backward;
import org.bytedeco.dnnl.resampling_forward;

/** Nearest-neighbour up-sampling. */
final class UpsamplingLowering implements Lowering {

  private final Operation.Upsampling operation;
  private Tensor source;
  private Tensor output;
  private resampling_forward.primitive_desc description;

  UpsamplingLowering(Operation.Upsampling operation) {
    this.operation = operation;
  }

  @Override
  public void forward(PlanBuilder plan) {
    source = plan.value(operation.input());
    long[] shape = source.shape();
    description =
        new resampling_forward.primitive_desc(
            new resampling_forward.desc(
                plan.purpose().hasBackward()
                    ? prop_kind.forward_training
                    : prop_kind.forward_inference,
                algorithm.resampling_nearest,
                source.description(),
                Layout.any(
                    shape[0],
                    shape[1],
                    shape[2] * operation.factor().height(),
                    shape[3] * operation.factor().width())),
            plan.engine());
    output = plan.temporary(description.dst_desc());
    plan.run(
        new resampling_forward(description),
        description,
        Step.Condition.ALWAYS,
        Arguments.of(dnnl.DNNL_ARG_SRC, source).and(dnnl.DNNL_ARG_DST, output));
    plan.define(operation.output(), output, plan.need(operation.input()));
  }

  @Override
  public void backward(PlanBuilder plan, Gradients gradients) {
    Step.Condition need = plan.need(operation.input());
    Tensor gradient =
        plan.inLayout(gradients.take(operation.output()).tensor(), output.description(), need);
    resampling_backward.primitive_desc backward =
        new resampling_backward.primitive_desc(
            new resampling_backward.desc(
                algorithm.resampling_nearest, source.description(), output.description()),
            plan.engine(),
            description);
    Tensor result = plan.temporary(source.description());
    plan.run(
        new resampling_backward(backward),
        backward,
        need,
        Arguments.of(dnnl.DNNL_ARG_DIFF_DST, gradient).and(dnnl.DNNL_ARG_DIFF_SRC, result));
    gradients.add(operation.input(), result);
  }
}
