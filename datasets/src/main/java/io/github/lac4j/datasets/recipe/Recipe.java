package io.github.lac4j.datasets.recipe;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.datasets.augment.ImageBuffer;
import io.github.lac4j.datasets.augment.ImageOperation;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A named list of augmentations.
 *
 * <p>Recipes keep the size of the image, whatever it is. Their text form gives every parameter, so
 * that a report can print exactly what was done.
 *
 * @param name the name by which a study asks for it
 * @param operations what is done, in order
 */
public record Recipe(String name, List<ImageOperation> operations) {

  /**
   * Keeps an unmodifiable copy of the list.
   *
   * @throws IllegalArgumentException if the name is blank
   */
  public Recipe {
    requireNonNull(name, "name is null");
    operations = List.copyOf(requireNonNull(operations, "operations is null"));
    if (name.isBlank()) {
      throw new IllegalArgumentException("A recipe needs a name that is not blank");
    }
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
}
