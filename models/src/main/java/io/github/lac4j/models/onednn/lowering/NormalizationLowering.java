package io.github.lac4j.models.onednn.lowering;

import io.github.lac4j.models.graph.Operation;
import io.github.lac4j.models.onednn.memory.Layout;
import io.github.lac4j.models.onednn.memory.Step;
import io.github.lac4j.models.onednn.memory.Tensor;
import io.github.lac4j.models.onednn.plan.Arguments;
import io.github.lac4j.models.onednn.plan.PlanBuilder;
import java.util.List;
import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.memory;

/** A batch normalisation, and the ReLU after it. */
final class NormalizationLowering implements Lowering {

  private final Operation.Normalization operation;
  private batch_normalization_forward.primitive_desc description;
  private int flags;
  private memory.desc channelShape;
  private Tensor source;
  private Tensor mean;
  private Tensor variance;
  private Tensor mask;

  NormalizationLowering(Operation.Normalization operation) {
    this.operation = operation;
  }

  @Override
  public void forward(PlanBuilder plan) {
    Tensor input = plan.value(operation.input());
    source = input.isMaps() ? input : asMaps(input);
    channelShape = Layout.plain(source.shape()[1]);
    flags = dnnl.dnnl_use_scale | dnnl.dnnl_use_shift;
    if (operation.rectified()) {
      flags |= dnnl.dnnl_fuse_norm_relu;
    }
    if (!plan.purpose().usesBatchStatistics()) {
      flags |= dnnl.dnnl_use_global_stats;
    }
    describe(plan);
    Tensor output = plan.temporary(source.description());
    Arguments arguments =
        Arguments.of(dnnl.DNNL_ARG_SRC, source)
            .and(dnnl.DNNL_ARG_DST, output)
            .and(dnnl.DNNL_ARG_SCALE, plan.parameter(operation.scale(), channelShape))
            .and(dnnl.DNNL_ARG_SHIFT, plan.parameter(operation.shift(), channelShape));
    if (plan.purpose().usesBatchStatistics()) {
      normalizeByBatch(plan, arguments);
    } else {
      normalizeByRunningStatistics(plan, arguments);
    }
    plan.define(
        operation.output(),
        input.isMaps() ? output : output.as(input.description()),
        Step.Condition.ALWAYS);
  }

  private void describe(PlanBuilder plan) {
    prop_kind kind =
        plan.purpose().usesBatchStatistics()
            ? prop_kind.forward_training
            : prop_kind.forward_inference;
    description =
        new batch_normalization_forward.primitive_desc(
            new batch_normalization_forward.desc(
                kind.value, source.description(), (float) operation.epsilon(), flags),
            plan.engine());
  }

  private void normalizeByBatch(PlanBuilder plan, Arguments arguments) {
    mean = plan.temporary(channelShape);
    variance = plan.temporary(channelShape);
    arguments.and(dnnl.DNNL_ARG_MEAN, mean).and(dnnl.DNNL_ARG_VARIANCE, variance);
    if (operation.rectified()) {
      mask = plan.temporary(description.workspace_desc());
      arguments.and(dnnl.DNNL_ARG_WORKSPACE, mask);
    }
    run(plan, arguments);
    plan.run(
        RunningStatistics.moved(
            operation,
            mean,
            variance,
            plan.parameter(operation.mean(), channelShape),
            plan.parameter(operation.spread(), channelShape)),
        Step.Condition.RUNNING_STATISTICS,
        List.of(mean, variance));
  }

  private void normalizeByRunningStatistics(PlanBuilder plan, Arguments arguments) {
    Tensor spread = plan.parameter(operation.spread(), channelShape);
    Tensor runningVariance = spread;
    if (operation.isLogarithm()) {
      runningVariance = plan.temporary(channelShape);
      plan.run(
          RunningStatistics.variance(operation, spread, runningVariance),
          Step.Condition.ALWAYS,
          List.of(runningVariance));
    }
    arguments
        .and(dnnl.DNNL_ARG_MEAN, plan.parameter(operation.mean(), channelShape))
        .and(dnnl.DNNL_ARG_VARIANCE, runningVariance);
    run(plan, arguments);
  }

  private void run(PlanBuilder plan, Arguments arguments) {
    plan.run(
        new batch_normalization_forward(description),
        description,
        Step.Condition.ALWAYS,
        arguments);
  }

  @Override
  public void backward(PlanBuilder plan, Gradients gradients) {
    Gradients.Arrived arrived = gradients.take(operation.output());
    Tensor whole = arrived.tensor().isMaps() ? arrived.tensor() : asMaps(arrived.tensor());
    Tensor gradient = plan.inLayout(whole, source.description(), Step.Condition.ALWAYS);
    boolean isFree = arrived.isFree() || !gradient.sharesStorage(whole);
    Tensor result = isFree ? gradient : plan.temporary(source.description());
    batch_normalization_backward.primitive_desc backward =
        new batch_normalization_backward.primitive_desc(
            new batch_normalization_backward.desc(
                prop_kind.backward.value,
                source.description(),
                source.description(),
                (float) operation.epsilon(),
                flags),
            plan.engine(),
            description);
    Arguments arguments =
        Arguments.of(dnnl.DNNL_ARG_SRC, source)
            .and(dnnl.DNNL_ARG_DIFF_DST, gradient)
            .and(dnnl.DNNL_ARG_DIFF_SRC, result)
            .and(dnnl.DNNL_ARG_MEAN, mean)
            .and(dnnl.DNNL_ARG_VARIANCE, variance)
            .and(dnnl.DNNL_ARG_SCALE, plan.parameter(operation.scale(), channelShape))
            .and(dnnl.DNNL_ARG_SHIFT, plan.parameter(operation.shift(), channelShape))
            .and(dnnl.DNNL_ARG_DIFF_SCALE, plan.gradient(operation.scale(), channelShape))
            .and(dnnl.DNNL_ARG_DIFF_SHIFT, plan.gradient(operation.shift(), channelShape));
    if (operation.rectified()) {
      arguments.and(dnnl.DNNL_ARG_WORKSPACE, mask);
    }
    plan.run(
        new batch_normalization_backward(backward), backward, Step.Condition.ALWAYS, arguments);
    gradients.add(
        operation.input(),
        arrived.tensor().isMaps() ? result : result.as(arrived.tensor().description()));
  }

  /** Returns N x F as N x F x 1 x 1, channels last, for which oneDNN has its fastest kernels. */
  private static Tensor asMaps(Tensor rows) {
    long features = rows.shape()[1];
    return rows.as(
        Layout.strided(
            new long[] {rows.shape()[0], features, 1, 1},
            new long[] {features, 1, features, features}));
  }
}
