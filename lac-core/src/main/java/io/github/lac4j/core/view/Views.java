package io.github.lac4j.core.view;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * V views of N images, stacked along the batch.
 *
 * <p>Row {@code v * N + i} of the stack is view {@code v} of image {@code i}. The array may be a
 * buffer that is filled again after the step: copy what you keep.
 *
 * <p>Views usually have one size. A recipe of large and small crops gives views of several sizes,
 * which cannot be one array: {@link #bySize()} has a stack for each size.
 */
public final class Views {

  private final INDArray stacked;
  private final int count;
  private final List<Views> parts;

  /**
   * Wraps a stack of views; nothing is copied.
   *
   * @param stacked (V x N) x C x H x W, values in [0, 1] unless a recipe normalises them
   * @param count V, the number of views
   * @throws IllegalArgumentException if the array is not of rank 4 or its rows are no multiple of
   *     {@code count}
   */
  public Views(INDArray stacked, int count) {
    requireNonNull(stacked, "stacked is null");
    if (stacked.rank() != 4) {
      throw new IllegalArgumentException(
          "Views need an array of (V x N) x C x H x W, but the shape is "
              + Arrays.toString(stacked.shape()));
    }
    if (count < 1 || stacked.size(0) % count != 0) {
      throw new IllegalArgumentException(
          "%d rows cannot be split into %d views of the same images"
              .formatted(stacked.size(0), count));
    }
    this.stacked = stacked;
    this.count = count;
    this.parts = List.of();
  }

  private Views(List<Views> parts) {
    this.stacked = null;
    this.count = parts.stream().mapToInt(Views::count).sum();
    this.parts = parts;
  }

  /**
   * Puts views of several sizes together; the views of the first part come first.
   *
   * @param parts all of the same images
   * @throws IllegalArgumentException if there is no part or the parts differ in the number of
   *     images
   */
  public static Views ofSizes(List<Views> parts) {
    List<Views> copy = parts.stream().flatMap(part -> part.bySize().stream()).toList();
    if (copy.isEmpty()) {
      throw new IllegalArgumentException("Views of several sizes need at least one part");
    }
    for (Views part : copy) {
      if (part.images() != copy.get(0).images()) {
        throw new IllegalArgumentException(
            "Views of %d and of %d images do not belong together; all sizes need the same images"
                .formatted(copy.get(0).images(), part.images()));
      }
    }
    return copy.size() == 1 ? copy.get(0) : new Views(copy);
  }

  /** Returns V, the number of views of each image. */
  public int count() {
    return count;
  }

  /** Returns N, the number of images. */
  public int images() {
    return stacked == null ? parts.get(0).images() : (int) (stacked.size(0) / count);
  }

  /**
   * Returns all views as one batch, (V x N) x C x H x W; not a copy.
   *
   * @throws IllegalStateException if the views have several sizes
   */
  public INDArray stacked() {
    if (stacked == null) {
      throw new IllegalStateException(
          "The %d views have %d sizes and cannot be stacked; choose a recipe of one size, or an objective that takes them by size"
              .formatted(count, parts.size()));
    }
    return stacked;
  }

  /** Returns the views of each size, in order; if all have one size, these views alone. */
  public List<Views> bySize() {
    return parts.isEmpty() ? List.of(this) : parts;
  }

  /**
   * Returns one view of every image, N x C x H x W; not a copy.
   *
   * @param index from 0 to V - 1
   * @throws IndexOutOfBoundsException if there is no such view
   */
  public INDArray view(int index) {
    if (index < 0 || index >= count) {
      throw new IndexOutOfBoundsException("There is no view %d among %d".formatted(index, count));
    }
    if (stacked == null) {
      int remaining = index;
      int part = 0;
      while (remaining >= parts.get(part).count) {
        remaining -= parts.get(part).count;
        part++;
      }
      return parts.get(part).view(remaining);
    }
    if (count == 1) {
      return stacked;
    }
    long n = images();
    return stacked.get(
        NDArrayIndex.interval(index * n, (index + 1) * n),
        NDArrayIndex.all(),
        NDArrayIndex.all(),
        NDArrayIndex.all());
  }
}
