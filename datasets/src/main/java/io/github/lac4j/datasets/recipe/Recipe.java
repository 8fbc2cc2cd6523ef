package io.github.lac4j.datasets.recipe;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.registry.Kind;
import io.github.lac4j.datasets.augment.ImageOperation;
import java.util.List;

/**
 * A named way to augment the views of an image: one pipeline for all views, or one for each.
 *
 * <p>The text form gives every parameter, so that a report can print exactly what was done.
 *
 * @param name the name by which a study asks for it
 * @param description what it does and where it comes from, in one line of plain words; may be empty
 * @param pipelines one that serves any number of views, or as many as there are views
 */
@Kind("recipe")
public record Recipe(String name, String description, List<Pipeline> pipelines) {

  /**
   * Keeps an unmodifiable copy of the list.
   *
   * @throws IllegalArgumentException if the name is blank or there is no pipeline
   */
  public Recipe {
    requireNonNull(name, "name is null");
    requireNonNull(description, "description is null");
    pipelines = List.copyOf(requireNonNull(pipelines, "pipelines is null"));
    if (name.isBlank()) {
      throw new IllegalArgumentException("A recipe needs a name that is not blank");
    }
    if (pipelines.isEmpty()) {
      throw new IllegalArgumentException(
          "The recipe %s has no pipeline; give it one without operations to leave images as they are"
              .formatted(name));
    }
  }

  /** Makes a recipe without a description. */
  public Recipe(String name, List<Pipeline> pipelines) {
    this(name, "", pipelines);
  }

  /** Makes a recipe that treats all views alike. */
  public static Recipe of(String name, ImageOperation... operations) {
    return new Recipe(name, List.of(Pipeline.of(operations)));
  }

  /** Returns the recipe with a description in place of its own. */
  public Recipe describedAs(String newDescription) {
    return new Recipe(name, newDescription, pipelines);
  }

  /**
   * Fails unless the recipe serves a number of views.
   *
   * @throws IllegalArgumentException if it has a pipeline for each view and their number differs
   */
  public void requireViews(int count) {
    if (pipelines.size() > 1 && pipelines.size() != count) {
      throw new IllegalArgumentException(
          "The recipe %s describes %d views one by one, but %d are needed; choose a recipe of %s"
              .formatted(
                  name,
                  pipelines.size(),
                  count,
                  count == 1 ? "one view" : "one view for all, or of " + count));
    }
  }

  /**
   * Returns how many views the recipe describes.
   *
   * @param otherwise the number of views if it has one pipeline, which serves any number
   */
  public int views(int otherwise) {
    return pipelines.size() == 1 ? otherwise : pipelines.size();
  }

  /**
   * Returns what is done to a view.
   *
   * @param view from 0
   * @throws IndexOutOfBoundsException if the recipe has a pipeline for each view, and none for this
   */
  public Pipeline pipeline(int view) {
    return pipelines.size() == 1 ? pipelines.get(0) : pipelines.get(view);
  }
}
