package io.github.lac4j.models.onednn.memory;

import org.bytedeco.dnnl.memory;

/** Descriptions of float tensors. */
public final class Layout {

  private Layout() {}

  /** Returns a shape in plain row-major order: N x C x H x W, N x F, C. */
  public static memory.desc plain(long... shape) {
    long[] strides = new long[shape.length];
    long stride = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= shape[i];
    }
    return strided(shape, strides);
  }

  /**
   * Returns what stands for a tensor that is not there, such as the bias of a layer without one.
   */
  public static memory.desc none() {
    return new memory.desc();
  }

  /** Returns a shape whose layout oneDNN chooses. */
  public static memory.desc any(long... shape) {
    return new memory.desc(shape, memory.data_type.f32, memory.format_tag.any);
  }

  /** Returns a shape with given strides, in elements. */
  public static memory.desc strided(long[] shape, long[] strides) {
    return new memory.desc(shape, memory.data_type.f32, strides);
  }
}
