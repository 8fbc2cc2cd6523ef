package io.github.lac4j.datasets.recipe;

import io.github.lac4j.core.registry.KnownNames;
import io.github.lac4j.core.view.ViewPlan;
import io.github.lac4j.datasets.augment.ImageOperation;
import io.github.lac4j.datasets.augment.QuarterTurn;
import io.github.lac4j.datasets.augment.RandomResizedCrop;
import io.github.lac4j.datasets.augment.Range;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds recipes by name, and makes those of which the name says everything: {@code quarter-turn 2}
 * and {@code small-crop 16 cifar-a}.
 */
public final class RecipeSelection {

  private static final Pattern TURN = Pattern.compile(ViewPlan.QUARTER_TURN + " +([0-3])");
  private static final Pattern SMALL = Pattern.compile(ViewPlan.SMALL_CROP + " +(\\d{1,5}) +(.+)");

  /** The smallest part of an image that a small crop takes. */
  private static final double SMALLEST_AREA = 0.05;

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
    String[] each = names.split(",", -1);
    if (each.length == 1) {
      return named(names.strip(), known);
    }
    return new Recipe(
        names,
        Stream.of(each).flatMap(name -> named(name.strip(), known).pipelines().stream()).toList());
  }

  /**
   * Returns the recipe for the views that a plan asks for.
   *
   * @param plan what is asked for
   * @param instead what a person asked for in place of the plan's wishes: one wish or name for all
   *     views, or one for each, separated by commas
   * @param contrastive what a person asked for wherever the plan wishes {@code contrastive}; one
   *     that describes each view stands for all views
   * @param wishes turns a wish into the name of a recipe, as a data set does
   * @param known all recipes by name
   * @return a recipe for as many views as it has pipelines, or as the plan has wishes if it has one
   * @throws IllegalArgumentException if there is no such recipe, or it is for another number of
   *     views than the objective takes
   */
  public static Recipe forViews(
      ViewPlan plan,
      Optional<String> instead,
      Optional<String> contrastive,
      UnaryOperator<String> wishes,
      Map<String, Recipe> known) {
    boolean alike =
        new HashSet<>(plan.wishes()).equals(new HashSet<>(List.of(ViewPlan.CONTRASTIVE)));
    Optional<String> whole = instead.or(() -> contrastive.filter(shared -> alike));
    Recipe recipe =
        choose(
            whole
                .map(names -> translated(names, wishes, known))
                .orElseGet(
                    () ->
                        joined(
                            plan.wishes().stream()
                                .map(
                                    wish ->
                                        wish.equals(ViewPlan.CONTRASTIVE)
                                            ? contrastive.orElseGet(() -> wishes.apply(wish))
                                            : wishes.apply(wish))
                                .toList(),
                            known)),
            known);
    if (whole.isEmpty() || !plan.anyNumber()) {
      recipe.requireViews(plan.count());
    }
    return recipe;
  }

  /** Puts the names of recipes in the place of wishes; other names stay as they were written. */
  private static String translated(
      String names, UnaryOperator<String> wishes, Map<String, Recipe> known) {
    if (known.containsKey(names)) {
      return names;
    }
    List<String> written = Stream.of(names.split(",", -1)).map(String::strip).toList();
    List<String> found = written.stream().map(wishes).toList();
    return found.equals(written) ? names : String.join(",", found);
  }

  /** Writes a name for each view as {@link #choose} reads it. */
  private static String joined(List<String> names, Map<String, Recipe> known) {
    if (new HashSet<>(names).size() == 1) {
      return names.get(0);
    }
    List<String> written = new ArrayList<>();
    for (int view = 0; view < names.size(); ) {
      String name = names.get(view);
      written.add(name);
      int views = choose(name, known).pipelines().size();
      for (int next = view; next < view + views; next++) {
        if (next >= names.size() || !names.get(next).equals(name)) {
          throw new IllegalArgumentException(
              "The recipe %s describes %d views one by one, but is asked for %d in a row; choose a recipe of one view for all"
                  .formatted(name, views, next - view));
        }
      }
      view += views;
    }
    return String.join(",", written);
  }

  private static Recipe named(String name, Map<String, Recipe> known) {
    Recipe found = known.get(name);
    if (found != null) {
      return found;
    }
    Matcher turn = TURN.matcher(name);
    if (turn.matches()) {
      return Recipe.of(name, new QuarterTurn(Integer.parseInt(turn.group(1))));
    }
    Matcher small = SMALL.matcher(name);
    if (small.matches()) {
      return smallCrop(name, Integer.parseInt(small.group(1)), named(small.group(2), known));
    }
    List<String> all = new ArrayList<>(new TreeSet<>(known.keySet()));
    all.add("quarter-turn 0 to 3");
    all.add("small-crop SIDE RECIPE");
    throw new IllegalArgumentException(new KnownNames("recipe", all).missing(name));
  }

  /** Puts a smaller crop in the place of a recipe's own, as SwAV and DINO do. */
  private static Recipe smallCrop(String name, int side, Recipe large) {
    List<Pipeline> pipelines = new ArrayList<>();
    for (Pipeline pipeline : large.pipelines()) {
      List<ImageOperation> operations = new ArrayList<>(pipeline.operations());
      boolean cropped = false;
      for (int i = 0; i < operations.size(); i++) {
        if (operations.get(i) instanceof RandomResizedCrop crop) {
          Range area = new Range(Math.min(SMALLEST_AREA, crop.area().low()), crop.area().low());
          operations.set(
              i,
              new RandomResizedCrop(
                  area, crop.aspect(), crop.interpolation(), OptionalInt.of(side)));
          cropped = true;
        }
      }
      if (!cropped) {
        throw new IllegalArgumentException(
            "\"%s\": the recipe %s does not crop; choose one that does"
                .formatted(name, large.name()));
      }
      pipelines.add(new Pipeline(operations));
    }
    return new Recipe(name, pipelines);
  }
}
