package io.github.lac4j.evaluation.bench;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.view.ViewStream;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.StoredImages;
import io.github.lac4j.datasets.loader.ViewLoader;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.datasets.recipe.RecipeSelection;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * The views of one batch, from bytes to the memory of ND4J, by one thread: two views of each 3 x
 * side x side image, or as many as the recipe describes.
 *
 * <p>The images are noise, of which no branch can be foretold.
 *
 * @param recipes all recipes by name
 */
public record ViewRendering(Map<String, Recipe> recipes) implements Benchmark {

  private static final int USUAL_VIEWS = 2;

  /** Copies the map. */
  public ViewRendering {
    recipes = Map.copyOf(requireNonNull(recipes, "recipes is null"));
  }

  @Override
  public String what() {
    return "views";
  }

  @Override
  public Runnable prepare(BenchmarkOptions options) {
    Recipe recipe = RecipeSelection.choose(options.recipe(), recipes);
    ViewLoader loader =
        new ViewLoader(
            noise(options.batch(), new ImageShape(3, options.side(), options.side())),
            recipe,
            Math.max(USUAL_VIEWS, recipe.pipelines().size()),
            options.batch(),
            new Seed(1),
            DataType.FLOAT,
            1);
    return () -> {
      try (ViewStream epoch = loader.open(0, 0)) {
        epoch.next();
      }
    };
  }

  private static ImageDataset noise(int images, ImageShape shape) {
    byte[] pixels = new byte[images * shape.size()];
    new Seed(1).derive("pixels").generator().nextBytes(pixels);
    return new StoredImages(
        "noise", shape, List.of("noise"), pixels, new int[images], "made of chance");
  }
}
