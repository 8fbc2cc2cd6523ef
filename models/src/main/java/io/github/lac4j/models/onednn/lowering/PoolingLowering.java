package io.github.lac4j.models.onednn.lowering;

import io.github.lac4j.models.graph.Operation;
import io.github.lac4j.models.graph.PoolingKind;
import io.github.lac4j.models.graph.Window;
import io.github.lac4j.models.onednn.memory.Layout;
import io.github.lac4j.models.onednn.memory.Step;
import io.github.lac4j.models.onednn.memory.Tensor;
import io.github.lac4j.models.onednn.plan.Arguments;
import io.github.lac4j.models.onednn.plan.PlanBuilder;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;

/** A pooling, over a window or over all pixels. */
final class PoolingLowering implements Lowering {

  private final Operation.Unary operation;
  private final PoolingKind kind;
  private Tensor source;
  private Tensor output;
  private Tensor argument;
  private pooling_forward.primitive_desc description;
  private long[] kernel;
  private long[] strides;
  private long[] before;
  private long[] after;

  PoolingLowering(Operation.Pooling operation) {
    this.operation = operation;
    this.kind = operation.kind();
  }

  PoolingLowering(Operation.GlobalPooling operation) {
    this.operation = operation;
    this.kind = operation.kind();
  }

  @Override
  public void forward(PlanBuilder plan) {
    source = plan.value(operation.input());
    long[] shape = source.shape();
    if (shape.length != 4) {
      throw new IllegalArgumentException(
          "Pooling \"%s\" needs N x C x H x W, but got %s".formatted(operation.output(), source));
    }
    long[] pooled = place(shape);
    description =
        new pooling_forward.primitive_desc(
            new pooling_forward.desc(
                plan.purpose().hasBackward()
                    ? prop_kind.forward_training
                    : prop_kind.forward_inference,
                algorithm(),
                source.description(),
                Layout.any(pooled),
                strides,
                kernel,
                before,
                after),
            plan.engine());
    output = plan.temporary(description.dst_desc());
    Arguments arguments = Arguments.of(dnnl.DNNL_ARG_SRC, source).and(dnnl.DNNL_ARG_DST, output);
    if (needsArgument(plan)) {
      argument = plan.temporary(description.workspace_desc());
      arguments.and(dnnl.DNNL_ARG_WORKSPACE, argument);
    }
    plan.run(new pooling_forward(description), description, Step.Condition.ALWAYS, arguments);
    plan.define(operation.output(), result(plan, pooled), plan.need(operation.input()));
  }

  /** Sets the window and returns the shape of the output, N x C x H x W. */
  private long[] place(long[] shape) {
    if (operation instanceof Operation.Pooling pooling) {
      Window window = pooling.window();
      Window.Span rows = window.rows((int) shape[2]);
      Window.Span columns = window.columns((int) shape[3]);
      kernel = new long[] {window.kernel().height(), window.kernel().width()};
      strides = new long[] {window.stride().height(), window.stride().width()};
      before = new long[] {rows.before(), columns.before()};
      after = new long[] {rows.after(), columns.after()};
      return new long[] {shape[0], shape[1], rows.output(), columns.output()};
    }
    kernel = new long[] {shape[2], shape[3]};
    strides = kernel;
    before = new long[] {0, 0};
    after = before;
    return new long[] {shape[0], shape[1], 1, 1};
  }

  private boolean isGlobal() {
    return operation instanceof Operation.GlobalPooling;
  }

  private boolean needsArgument(PlanBuilder plan) {
    return kind == PoolingKind.MAXIMUM && plan.purpose().hasBackward();
  }

  private Tensor result(PlanBuilder plan, long[] pooled) {
    return isGlobal()
        ? plan.inLayout(output, Layout.plain(pooled), Step.Condition.ALWAYS)
            .as(Layout.plain(pooled[0], pooled[1]))
        : output;
  }

  @Override
  public void backward(PlanBuilder plan, Gradients gradients) {
    Step.Condition need = plan.need(operation.input());
    Tensor arrived = gradients.take(operation.output()).tensor();
    if (isGlobal()) {
      arrived =
          plan.inLayout(arrived, Layout.plain(arrived.shape()), need)
              .as(Layout.plain(output.shape()));
    }
    Tensor gradient = plan.inLayout(arrived, output.description(), need);
    pooling_backward.primitive_desc backward =
        new pooling_backward.primitive_desc(
            new pooling_backward.desc(
                algorithm(),
                source.description(),
                output.description(),
                strides,
                kernel,
                before,
                after),
            plan.engine(),
            description);
    Tensor result = plan.temporary(source.description());
    Arguments arguments =
        Arguments.of(dnnl.DNNL_ARG_DIFF_DST, gradient).and(dnnl.DNNL_ARG_DIFF_SRC, result);
    if (argument != null) {
      arguments.and(dnnl.DNNL_ARG_WORKSPACE, argument);
    }
    plan.run(new pooling_backward(backward), backward, need, arguments);
    gradients.add(operation.input(), result);
  }

  private algorithm algorithm() {
    return switch (kind) {
      case MAXIMUM -> algorithm.pooling_max;
      case AVERAGE -> algorithm.pooling_avg_exclude_padding;
      case AVERAGE_WITH_PADDING -> algorithm.pooling_avg_include_padding;
    };
  }
}
