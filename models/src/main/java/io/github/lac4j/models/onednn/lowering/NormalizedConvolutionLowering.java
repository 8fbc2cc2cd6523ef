package io.github.lac4j.models.onednn.lowering;

import io.github.lac4j.core.network.ParameterSegment;
import io.github.lac4j.models.graph.Operation;
import io.github.lac4j.models.onednn.memory.Layout;
import io.github.lac4j.models.onednn.memory.Step;
import io.github.lac4j.models.onednn.memory.Tensor;
import io.github.lac4j.models.onednn.plan.PlanBuilder;
import io.github.lac4j.models.onednn.plan.WeightSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.dnnl.memory;

/**
 * A convolution whose weights and bias have the normalisation after it in them: with the factor
 * {@code f = scale / sqrt(variance + epsilon)} of each channel, {@code f w} and {@code f (bias -
 * mean) + shift}.
 */
final class NormalizedConvolutionLowering implements Lowering {

  private final Operation.NormalizedConvolution operation;

  NormalizedConvolutionLowering(Operation.NormalizedConvolution operation) {
    this.operation = operation;
  }

  @Override
  public void forward(PlanBuilder plan) {
    Operation.Convolution convolution = operation.convolution();
    Tensor input = plan.value(convolution.input());
    ConvolutionGeometry geometry =
        ConvolutionGeometry.of(input.shape(), convolution.window(), convolution.channels());
    memory.desc channels = Layout.plain(convolution.channels());
    WeightSource kernel =
        WeightSource.of(convolution.weights(), Layout.plain(geometry.weights()))
            .times(factors(channels));
    ConvolutionPass pass =
        new ConvolutionPass(
            geometry, /* hasBias= */ true, operation.nonlinearity(), operation.addend());
    Tensor output =
        pass.forward(
            plan,
            input,
            kernel,
            Optional.of(plan.weights(bias(channels), channels, Step.Condition.ALWAYS)));
    plan.define(operation.output(), output, Step.Condition.ALWAYS);
  }

  private WeightSource factors(memory.desc channels) {
    Operation.Normalization normalization = operation.normalization();
    return WeightSource.of(normalization.scale(), channels)
        .derived(
            "factor",
            channels,
            List.of(normalization.spread()),
            (inputs, outputs) -> {
              for (int i = 0; i < outputs[0].length; i++) {
                outputs[0][i] = (float) factor(inputs[0][i], inputs[1][i]);
              }
            });
  }

  private double factor(double scale, double spread) {
    Operation.Normalization normalization = operation.normalization();
    return scale
        / Math.sqrt(RunningStatistics.variance(normalization, spread) + normalization.epsilon());
  }

  private WeightSource bias(memory.desc channels) {
    Operation.Normalization normalization = operation.normalization();
    Optional<ParameterSegment> before = operation.convolution().bias();
    List<ParameterSegment> others =
        new ArrayList<>(
            List.of(normalization.scale(), normalization.spread(), normalization.mean()));
    before.ifPresent(others::add);
    return WeightSource.of(normalization.shift(), channels)
        .derived(
            "bias",
            channels,
            others,
            (inputs, outputs) -> {
              for (int i = 0; i < outputs[0].length; i++) {
                double bias = before.isPresent() ? inputs[4][i] : 0;
                outputs[0][i] =
                    (float)
                        (factor(inputs[1][i], inputs[2][i]) * (bias - inputs[3][i]) + inputs[0][i]);
              }
            });
  }

  @Override
  public void backward(PlanBuilder plan, Gradients gradients) {
    throw new IllegalStateException(
        "\"%s\" has its normalisation in its weights and never goes backward"
            .formatted(operation.output()));
  }
}
