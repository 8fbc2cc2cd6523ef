package io.github.lac4j.models.onednn.lowering;

import io.github.lac4j.models.graph.Operation;
import io.github.lac4j.models.graph.Window;
import io.github.lac4j.models.onednn.memory.Layout;
import io.github.lac4j.models.onednn.memory.Step;
import io.github.lac4j.models.onednn.memory.Tensor;
import io.github.lac4j.models.onednn.plan.ArrayStep;
import io.github.lac4j.models.onednn.plan.PlanBuilder;
import io.github.lac4j.models.onednn.plan.WeightSource;
import java.util.List;
import java.util.Optional;
import org.bytedeco.dnnl.memory;

/**
 * A 3 x 3 convolution over nearest-neighbour up-sampled feature maps, without ever making those.
 *
 * <p>Each of the four phases of the output is a convolution of the maps as they came ({@link
 * PhaseKernel}); all four run as one with four times the channels, whose output is interleaved. The
 * arithmetic is the same, but few channels fill the vector registers better, and the up-sampled
 * maps need neither time nor memory.
 */
final class UpsampledConvolutionLowering implements Lowering {

  private static final int PHASES = 4;

  private final Operation.UpsampledConvolution operation;
  private ConvolutionPass pass;
  private PixelShuffle shuffle;
  private memory.desc kernelShape;
  private memory.desc phaseShape;
  private Tensor phases;
  private Tensor output;

  UpsampledConvolutionLowering(Operation.UpsampledConvolution operation) {
    this.operation = operation;
  }

  @Override
  public void forward(PlanBuilder plan) {
    Tensor input = plan.value(operation.input());
    int channels = operation.channels();
    ConvolutionGeometry geometry =
        ConvolutionGeometry.of(input.shape(), Window.THREE_BY_THREE, PHASES * channels);
    phaseShape = Layout.plain(geometry.weights());
    kernelShape = Layout.plain(channels, geometry.weights()[1], 3, 3);
    pass = new ConvolutionPass(geometry, operation.bias().isPresent(), operation.nonlinearity());
    phases = pass.forward(plan, input, expandedWeights(), expandedBias(plan));
    shuffle = new PixelShuffle(phases);
    output = shuffle.interleave(plan, phases);
    plan.define(operation.output(), output, Step.Condition.ALWAYS);
  }

  private WeightSource expandedWeights() {
    return WeightSource.of(operation.weights(), kernelShape)
        .derived(
            "phases", phaseShape, (inputs, outputs) -> PhaseKernel.expand(inputs[0], outputs[0]));
  }

  private Optional<Tensor> expandedBias(PlanBuilder plan) {
    return operation
        .bias()
        .map(
            bias -> {
              int channels = operation.channels();
              Tensor expanded = plan.temporary(Layout.plain((long) PHASES * channels));
              plan.run(
                  new ArrayStep(
                      List.of(plan.parameter(bias, Layout.plain(channels))),
                      List.of(expanded),
                      (inputs, outputs) -> repeat(inputs[0], outputs[0])),
                  Step.Condition.ALWAYS,
                  List.of(expanded));
              return expanded;
            });
  }

  private static void repeat(float[] values, float[] repeated) {
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = values[i % values.length];
    }
  }

  private static void collect(float[] repeated, float[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] = 0;
      for (int phase = 0; phase < PHASES; phase++) {
        sums[i] += repeated[phase * sums.length + i];
      }
    }
  }

  @Override
  public void backward(PlanBuilder plan, Gradients gradients) {
    Tensor arrived =
        plan.inLayout(
            gradients.take(operation.output()).tensor(),
            output.description(),
            Step.Condition.ALWAYS);
    Tensor separated = shuffle.separate(plan, arrived, phases.description());
    Tensor gradient = pass.backwardNonlinearity(plan, new Gradients.Arrived(separated, true));
    Tensor weightGradient = plan.temporary(phaseShape);
    Optional<Tensor> biasGradient =
        operation
            .bias()
            .map(bias -> plan.temporary(Layout.plain((long) PHASES * operation.channels())));
    pass.backwardWeights(plan, gradient, weightGradient, biasGradient);
    plan.run(
        new ArrayStep(
            List.of(weightGradient),
            List.of(plan.gradient(operation.weights(), kernelShape)),
            (inputs, outputs) -> PhaseKernel.collect(inputs[0], outputs[0])),
        Step.Condition.ALWAYS,
        List.of(weightGradient));
    biasGradient.ifPresent(
        repeated ->
            plan.run(
                new ArrayStep(
                    List.of(repeated),
                    List.of(
                        plan.gradient(
                            operation.bias().orElseThrow(), Layout.plain(operation.channels()))),
                    (inputs, outputs) -> collect(inputs[0], outputs[0])),
                Step.Condition.ALWAYS,
                List.of(repeated)));
    gradients.add(
        operation.input(), pass.backwardData(plan, gradient, plan.need(operation.input())));
  }
}
