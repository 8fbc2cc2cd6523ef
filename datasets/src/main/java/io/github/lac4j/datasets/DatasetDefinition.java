package io.github.lac4j.datasets;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.registry.Kind;
import io.github.lac4j.core.view.ViewPlan;
import io.github.lac4j.datasets.recipe.Recipes;
import java.util.Optional;

/** A data set that is known by name and can be opened where its files lie. */
@Kind("data set")
public interface DatasetDefinition {

  /** Returns the name by which a study asks for the set, for example {@code cifar10}. */
  String name();

  /**
   * Returns what the images show and who made them, in one line of plain words; empty if nobody
   * said.
   */
  default String description() {
    return "";
  }

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
   * Reads the set as {@link #open(DataLocation)} does, and tells how it goes on; a set whose images
   * have to be decoded first takes a while when it is opened for the first time.
   */
  default DatasetSplits open(DataLocation where, Progress progress) {
    return open(where);
  }

  /**
   * Reads what is pretrained on. No image needs a label for that, so sets can be read here that
   * {@link #open(DataLocation, Progress)} refuses.
   */
  default ImageDataset openPretraining(DataLocation where, Progress progress) {
    return open(where, progress).pretraining();
  }

  /** Returns where the set's files lie; empty if it needs none, because it is embedded. */
  default Optional<DatasetLayout> layout() {
    return Optional.empty();
  }

  /**
   * Returns the name of the set's own recipe for contrastive objectives, which keeps the content of
   * images and changes everything else.
   *
   * @see Recipes
   */
  String contrastive();

  /**
   * Returns the name of the recipe that serves an objective's {@linkplain ViewPlan wish} on this
   * set; what is no wish is the name of a recipe already.
   */
  default String recipe(String wish) {
    return switch (wish) {
      case ViewPlan.PLAIN -> Recipes.NONE;
      case ViewPlan.CONTRASTIVE -> contrastive();
      case ViewPlan.SMALL_CROP ->
          "%s %d %s"
              .formatted(wish, Math.min(shape().height(), shape().width()) / 2, contrastive());
      default -> wish;
    };
  }
}
