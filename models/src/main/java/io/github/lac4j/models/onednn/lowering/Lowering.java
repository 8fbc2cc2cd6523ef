package io.github.lac4j.models.onednn.lowering;

import io.github.lac4j.models.graph.Operation;
import io.github.lac4j.models.onednn.plan.PlanBuilder;

/** Turns one operation into steps, and remembers between forward and backward what it needs. */
interface Lowering {

  /** Returns the lowering of an operation. */
  static Lowering of(Operation operation) {
    if (operation instanceof Operation.Convolution convolution) {
      return new ConvolutionLowering(convolution);
    } else if (operation instanceof Operation.NormalizedConvolution convolution) {
      return new NormalizedConvolutionLowering(convolution);
    } else if (operation instanceof Operation.UpsampledConvolution convolution) {
      return new UpsampledConvolutionLowering(convolution);
    } else if (operation instanceof Operation.Deconvolution deconvolution) {
      return new DeconvolutionLowering(deconvolution);
    } else if (operation instanceof Operation.Dense dense) {
      return new DenseLowering(dense);
    } else if (operation instanceof Operation.Normalization normalization) {
      return new NormalizationLowering(normalization);
    } else if (operation instanceof Operation.Activation activation) {
      return new ActivationLowering(activation);
    } else if (operation instanceof Operation.Pooling pooling) {
      return new PoolingLowering(pooling);
    } else if (operation instanceof Operation.GlobalPooling pooling) {
      return new PoolingLowering(pooling);
    } else if (operation instanceof Operation.Upsampling upsampling) {
      return new UpsamplingLowering(upsampling);
    } else if (operation instanceof Operation.Addition addition) {
      return new AdditionLowering(addition);
    } else if (operation instanceof Operation.Merge merge) {
      return new MergeLowering(merge);
    } else if (operation instanceof Operation.Flatten flatten) {
      return new ReshapeLowering(flatten);
    }
    return new ReshapeLowering((Operation.Unflatten) operation);
  }

  /** Adds the steps that make the operation's output. */
  void forward(PlanBuilder plan);

  /** Adds the steps that take the output's gradient to the inputs and parameters. */
  void backward(PlanBuilder plan, Gradients gradients);
}
