package io.github.lac4j.datasets;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.view.Augmentation;

/** A data set that is known by name and can be opened where its files lie. */
public interface DatasetDefinition {

  /** Returns the name by which a study asks for the set, for example {@code cifar10}. */
  String name();

  /** Returns the size of every image. */
  ImageShape shape();

  /**
   * Reads both parts of the set.
   *
   * @param where the folders to look in; a set that is embedded in the library needs none
   * @throws DatasetNotFoundException if the files are in none of the folders
   * @throws DatasetFormatException if a file is damaged
   * @throws java.io.UncheckedIOException if a file cannot be read
   */
  DatasetSplits open(DataLocation where);

  /**
   * Returns the name of the recipe that serves an objective's wish for augmentation on this set.
   *
   * @see io.github.lac4j.datasets.recipe.Recipes
   */
  String recipe(Augmentation augmentation);
}
