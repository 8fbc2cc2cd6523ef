package io.github.lac4j.models.onednn.lowering;

import io.github.lac4j.models.graph.Window;

/**
 * The shapes of one convolution, as oneDNN wants them.
 *
 * @param source N x C x H x W
 * @param weights out x in x kernel height x kernel width
 * @param destination N x C x H x W
 * @param strides rows, columns
 * @param dilations rows, columns; 0 for none
 * @param before padding before the first row and column
 * @param after padding after the last row and column
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared and never changed; oneDNN takes arrays.
record ConvolutionGeometry(
    long[] source,
    long[] weights,
    long[] destination,
    long[] strides,
    long[] dilations,
    long[] before,
    long[] after) {

  /** From this number of channels on, the transformation costs less than it saves. */
  private static final long WINOGRAD_CHANNELS = 32;

  /** The same for the gradient of the weights, which has more to transform. */
  private static final long WINOGRAD_CHANNELS_OF_WEIGHTS = 64;

  private static final int VECTOR = 16;

  static ConvolutionGeometry of(long[] source, Window window, int channels) {
    return of(
        source, window, channels, window.rows((int) source[2]), window.columns((int) source[3]));
  }

  static ConvolutionGeometry transposed(long[] source, Window window, int channels) {
    return of(
        source,
        window,
        channels,
        window.transposedRows((int) source[2]),
        window.transposedColumns((int) source[3]));
  }

  private static ConvolutionGeometry of(
      long[] source, Window window, int channels, Window.Span rows, Window.Span columns) {
    return new ConvolutionGeometry(
        source,
        new long[] {channels, source[1], window.kernel().height(), window.kernel().width()},
        new long[] {source[0], channels, rows.output(), columns.output()},
        new long[] {window.stride().height(), window.stride().width()},
        new long[] {window.dilation().height() - 1L, window.dilation().width() - 1L},
        new long[] {rows.before(), columns.before()},
        new long[] {rows.after(), columns.after()});
  }

  /**
   * Returns the multiplications and additions of one pass, computed directly and with padding like
   * any other pixel: two for each weight at each pixel of the output.
   */
  long operations() {
    return operationsOver(destination);
  }

  /** Returns the same where the output is the input of the transposed convolution. */
  long transposedOperations() {
    return operationsOver(source);
  }

  private long operationsOver(long[] maps) {
    return 2 * maps[0] * maps[2] * maps[3] * weights[0] * weights[1] * weights[2] * weights[3];
  }

  /**
   * Says whether Winograd's algorithm F(4x4, 3x3) is the faster one.
   *
   * <p>A rule of shapes alone, never of timing: a model that is restored must give the same bits.
   */
  boolean isForWinograd() {
    return isForWinograd(WINOGRAD_CHANNELS);
  }

  /** Says the same for the gradient of the weights. */
  boolean isWeightGradientForWinograd() {
    return isForWinograd(WINOGRAD_CHANNELS_OF_WEIGHTS);
  }

  /** Says whether a convolution without more is faster as a {@link MirroredConvolution}. */
  boolean isForMirroring() {
    return isThreeByThree()
        && weights[0] == VECTOR
        && weights[1] % VECTOR == 0
        && isOne(before)
        && isOne(after);
  }

  private boolean isForWinograd(long channels) {
    return isThreeByThree()
        && Math.min(weights[0], weights[1]) >= channels
        && weights[0] % VECTOR == 0
        && weights[1] % VECTOR == 0;
  }

  private static boolean isOne(long[] padding) {
    return padding[0] == 1 && padding[1] == 1;
  }

  private boolean isThreeByThree() {
    return weights[2] == 3
        && weights[3] == 3
        && strides[0] == 1
        && strides[1] == 1
        && dilations[0] == 0
        && dilations[1] == 0;
  }
}
