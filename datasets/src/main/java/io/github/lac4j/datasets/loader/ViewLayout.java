package io.github.lac4j.datasets.loader;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;

/** Which view is where: consecutive views of one size are stacked in one array. */
final class ViewLayout {

  private final List<ImageShape> shapes = new ArrayList<>();
  private final List<Integer> counts = new ArrayList<>();
  private final int[] stackOfView;
  private final int[] placeOfView;

  /** Lays out the views that a recipe makes of images of a size. */
  ViewLayout(Recipe recipe, int views, ImageShape image) {
    this.stackOfView = new int[views];
    this.placeOfView = new int[views];
    for (int view = 0; view < views; view++) {
      ImageShape shape = recipe.pipeline(view).resultShape(image);
      int last = shapes.size() - 1;
      if (last >= 0 && shapes.get(last).equals(shape)) {
        counts.set(last, counts.get(last) + 1);
      } else {
        shapes.add(shape);
        counts.add(1);
      }
      stackOfView[view] = shapes.size() - 1;
      placeOfView[view] = counts.get(shapes.size() - 1) - 1;
    }
  }

  /** Returns V, the number of views of each image. */
  int views() {
    return stackOfView.length;
  }

  /** Returns the number of stacks. */
  int stacks() {
    return shapes.size();
  }

  /** Returns the size of the views of a stack. */
  ImageShape shape(int stack) {
    return shapes.get(stack);
  }

  /** Returns the number of views in a stack. */
  int count(int stack) {
    return counts.get(stack);
  }

  /** Returns the stack of a view. */
  int stack(int view) {
    return stackOfView[view];
  }

  /** Returns the place of a view among those of its stack, from 0. */
  int place(int view) {
    return placeOfView[view];
  }
}
