package io.github.lac4j.datasets.recipe;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.augment.ImageBuffer;
import io.github.lac4j.datasets.augment.ImageOperation;
import io.github.lac4j.datasets.augment.Normalization;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What is done to one view: operations in order.
 *
 * @param operations what is done; empty leaves the image as it is
 */
public record Pipeline(List<ImageOperation> operations) {

  /**
   * Keeps an unmodifiable copy of the list.
   *
   * @throws IllegalArgumentException if a normalisation is not the last operation
   */
  public Pipeline {
    operations = List.copyOf(requireNonNull(operations, "operations is null"));
    for (int i = 0; i < operations.size() - 1; i++) {
      if (operations.get(i) instanceof Normalization) {
        throw new IllegalArgumentException(
            "Operation %d of %d is a normalisation; make it the last, because the others expect values from 0 to 1"
                .formatted(i + 1, operations.size()));
      }
    }
  }

  /** Makes a pipeline of these operations. */
  public static Pipeline of(ImageOperation... operations) {
    return new Pipeline(List.of(operations));
  }

  /**
   * Applies all operations in order.
   *
   * @param image values in [0, 1]
   * @param random where all chance is drawn from
   */
  public void apply(ImageBuffer image, RandomGenerator random) {
    for (int i = 0; i < operations.size(); i++) {
      operations.get(i).apply(image, random);
    }
  }

  /**
   * Returns the size of what comes out for an image of a size.
   *
   * @throws IllegalArgumentException if an operation cannot deal with images of its size
   */
  public ImageShape resultShape(ImageShape shape) {
    ImageShape result = shape;
    for (ImageOperation operation : operations) {
      result = operation.resultShape(result);
    }
    return result;
  }
}
