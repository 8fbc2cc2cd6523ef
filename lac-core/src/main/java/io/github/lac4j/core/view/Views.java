package io.github.lac4j.core.view;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The input of one training step: V views of N images, stacked along the batch.
 *
 * <p>Row {@code v * N + i} of the stack is view {@code v} of image {@code i}. The array may be a
 * buffer that is filled again after the step: copy what you keep.
 */
public final class Views {

  private final INDArray stacked;
  private final int count;

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
  }

  /** Returns V, the number of views of each image. */
  public int count() {
    return count;
  }

  /** Returns N, the number of images. */
  public int images() {
    return (int) (stacked.size(0) / count);
  }

  /** Returns all views as one batch, (V x N) x C x H x W; not a copy. */
  public INDArray stacked() {
    return stacked;
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
