package io.github.lac4j.models.graph;

/**
 * How a kernel slides over feature maps.
 *
 * @param kernel its size
 * @param stride the distance of two positions
 * @param padding rows and columns of zeros on each side; not used where {@code same} holds
 * @param dilation the distance of two kernel elements, 1 for none
 * @param same whether the padding follows from the input, so that a stride of 1 keeps the size
 */
public record Window(Size kernel, Size stride, Size padding, Size dilation, boolean same) {

  /** Three by three pixels, one step at a time, with one pixel of padding: keeps the size. */
  public static final Window THREE_BY_THREE =
      new Window(new Size(3, 3), new Size(1, 1), new Size(1, 1), new Size(1, 1), false);

  /** Says whether the window is three by three and keeps the size. */
  boolean isThreeByThree() {
    Window padded = same ? new Window(kernel, stride, new Size(1, 1), dilation, false) : this;
    return padded.equals(THREE_BY_THREE);
  }

  /**
   * Where the window ends up on one axis.
   *
   * @param output positions
   * @param before padding before the first element
   * @param after padding after the last element
   */
  public record Span(int output, int before, int after) {}

  /** Returns the rows of a convolution or pooling over {@code height} rows. */
  public Span rows(int height) {
    return span(
        height, kernel.height(), stride.height(), padding.height(), dilation.height(), same);
  }

  /** Returns the columns of a convolution or pooling over {@code width} columns. */
  public Span columns(int width) {
    return span(width, kernel.width(), stride.width(), padding.width(), dilation.width(), same);
  }

  /** Returns the rows of a transposed convolution of {@code height} rows. */
  public Span transposedRows(int height) {
    return transposedSpan(
        height, kernel.height(), stride.height(), padding.height(), dilation.height());
  }

  /** Returns the columns of a transposed convolution of {@code width} columns. */
  public Span transposedColumns(int width) {
    return transposedSpan(width, kernel.width(), stride.width(), padding.width(), dilation.width());
  }

  private static Span span(
      int input, int kernel, int stride, int padding, int dilation, boolean same) {
    int reach = (kernel - 1) * dilation + 1;
    if (same) {
      int output = (input + stride - 1) / stride;
      int total = Math.max((output - 1) * stride + reach - input, 0);
      return new Span(output, total / 2, total - total / 2);
    }
    return new Span((input + 2 * padding - reach) / stride + 1, padding, padding);
  }

  private static Span transposedSpan(int input, int kernel, int stride, int padding, int dilation) {
    int reach = (kernel - 1) * dilation + 1;
    return new Span(stride * (input - 1) + reach - 2 * padding, padding, padding);
  }
}
