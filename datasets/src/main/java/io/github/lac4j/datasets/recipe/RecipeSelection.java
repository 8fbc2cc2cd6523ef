package io.github.lac4j.datasets.recipe;

import io.github.lac4j.core.registry.KnownNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Finds recipes by name. */
public final class RecipeSelection {

  private RecipeSelection() {}

  /**
   * Returns the recipe of a name, or the one that treats each view as the recipe named for it does.
   *
   * <pre>{@code
   * Recipe weakAndStrong = RecipeSelection.choose("supervised-cifar,simclr-cifar", recipes);
   * }</pre>
   *
   * @param names one name, or one for each view, separated by commas; a recipe that describes
   *     several views one by one stands for as many
   * @param known all recipes by name
   * @throws IllegalArgumentException if there is no recipe of a name
   */
  public static Recipe choose(String names, Map<String, Recipe> known) {
    Recipe whole = known.get(names);
    if (whole != null) {
      return whole;
    }
    List<Pipeline> pipelines = new ArrayList<>();
    for (String name : names.split(",", -1)) {
      Recipe found = known.get(name.strip());
      if (found == null) {
        throw new IllegalArgumentException(
            new KnownNames("recipe", new TreeSet<>(known.keySet())).missing(name.strip()));
      }
      pipelines.addAll(found.pipelines());
    }
    return new Recipe(names, pipelines);
  }
}
