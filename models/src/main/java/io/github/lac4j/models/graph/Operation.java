package io.github.lac4j.models.graph;

import io.github.lac4j.core.network.ParameterSegment;
import java.util.List;
import java.util.Optional;

/**
 * One tensor operation of a network; values are known by name.
 *
 * <p>Values are N x C x H x W feature maps or N x F rows. Shapes are not part of an operation: they
 * follow from the input.
 */
public sealed interface Operation {

  /** Returns the name of the value that the operation makes. */
  String output();

  /** Returns the names of the values that the operation reads. */
  List<String> inputs();

  /** An operation whose parameters are trained. */
  sealed interface Trained extends Operation {}

  /** An operation that reads one value. */
  sealed interface Unary extends Operation {

    /** Returns the name of the value. */
    String input();

    @Override
    default List<String> inputs() {
      return List.of(input());
    }
  }

  /** An operation that ends in an elementwise nonlinearity, or can be made to. */
  sealed interface Activated extends Operation {

    /** Returns the nonlinearity. */
    Nonlinearity nonlinearity();

    /** Returns the operation with another nonlinearity and another name for what it makes. */
    Operation activatedBy(Nonlinearity nonlinearity, String output);
  }

  /**
   * A convolution.
   *
   * @param channels of the output
   * @param weights out x in x kernel height x kernel width
   */
  record Convolution(
      String output,
      String input,
      Window window,
      int channels,
      ParameterSegment weights,
      Optional<ParameterSegment> bias,
      Nonlinearity nonlinearity)
      implements Unary, Activated, Trained {

    @Override
    public Operation activatedBy(Nonlinearity function, String name) {
      return new Convolution(name, input, window, channels, weights, bias, function);
    }
  }

  /**
   * A 3 x 3 convolution of stride 1, which keeps the size, over feature maps that are first doubled
   * by nearest-neighbour up-sampling.
   *
   * @param channels of the output
   * @param weights out x in x 3 x 3
   */
  record UpsampledConvolution(
      String output,
      String input,
      int channels,
      ParameterSegment weights,
      Optional<ParameterSegment> bias,
      Nonlinearity nonlinearity)
      implements Unary, Activated, Trained {

    @Override
    public Operation activatedBy(Nonlinearity function, String name) {
      return new UpsampledConvolution(name, input, channels, weights, bias, function);
    }
  }

  /**
   * A transposed convolution.
   *
   * @param channels of the output
   * @param weights in x out x kernel height x kernel width
   */
  record Deconvolution(
      String output,
      String input,
      Window window,
      int channels,
      ParameterSegment weights,
      Optional<ParameterSegment> bias,
      Nonlinearity nonlinearity)
      implements Unary, Activated, Trained {

    @Override
    public Operation activatedBy(Nonlinearity function, String name) {
      return new Deconvolution(name, input, window, channels, weights, bias, function);
    }
  }

  /**
   * A linear layer.
   *
   * @param width of the output
   * @param weights out x in
   */
  record Dense(
      String output,
      String input,
      int width,
      ParameterSegment weights,
      Optional<ParameterSegment> bias,
      Nonlinearity nonlinearity)
      implements Unary, Activated, Trained {

    @Override
    public Operation activatedBy(Nonlinearity function, String name) {
      return new Dense(name, input, width, weights, bias, function);
    }
  }

  /**
   * A batch normalisation with scale and shift.
   *
   * @param spread the running variance, or the decimal logarithm of the running deviation
   * @param isLogarithm which of the two the spread is
   * @param decay the share of the running statistics that stays in each step
   * @param rectified whether a ReLU follows
   */
  record Normalization(
      String output,
      String input,
      ParameterSegment scale,
      ParameterSegment shift,
      ParameterSegment mean,
      ParameterSegment spread,
      boolean isLogarithm,
      double epsilon,
      double decay,
      boolean rectified)
      implements Unary, Trained {

    /** Returns the operation with a ReLU behind it. */
    Normalization rectified(String name) {
      return new Normalization(
          name, input, scale, shift, mean, spread, isLogarithm, epsilon, decay, true);
    }
  }

  /**
   * A convolution, the normalisation of its output with running statistics, and the sum with
   * another value: an operation of plans that never go backward.
   *
   * @param convolution ends in no nonlinearity
   * @param normalization of what the convolution makes
   * @param addend the other value
   */
  record NormalizedConvolution(
      String output,
      Convolution convolution,
      Normalization normalization,
      Optional<String> addend,
      Nonlinearity nonlinearity)
      implements Activated, Trained {

    @Override
    public List<String> inputs() {
      return addend
          .map(other -> List.of(convolution.input(), other))
          .orElseGet(() -> List.of(convolution.input()));
    }

    @Override
    public Operation activatedBy(Nonlinearity function, String name) {
      return new NormalizedConvolution(name, convolution, normalization, addend, function);
    }
  }

  /** An elementwise nonlinearity. */
  record Activation(String output, String input, Nonlinearity nonlinearity) implements Unary {}

  /** A pooling. */
  record Pooling(String output, String input, PoolingKind kind, Window window) implements Unary {}

  /** A pooling over all pixels, which gives N x C. */
  record GlobalPooling(String output, String input, PoolingKind kind) implements Unary {}

  /** Nearest-neighbour up-sampling. */
  record Upsampling(String output, String input, Size factor) implements Unary {}

  /** An elementwise sum. */
  record Addition(String output, List<String> inputs, Nonlinearity nonlinearity)
      implements Activated {

    /** Copies the list. */
    public Addition {
      inputs = List.copyOf(inputs);
    }

    @Override
    public Operation activatedBy(Nonlinearity function, String name) {
      return new Addition(name, inputs, function);
    }
  }

  /** A concatenation of channels or features. */
  record Merge(String output, List<String> inputs) implements Operation {

    /** Copies the list. */
    public Merge {
      inputs = List.copyOf(inputs);
    }
  }

  /** Feature maps as rows, in the order channel, row, column. */
  record Flatten(String output, String input) implements Unary {}

  /** Rows as feature maps. */
  record Unflatten(String output, String input, int channels, Size size) implements Unary {}
}
