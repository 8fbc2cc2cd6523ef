package io.github.lac4j.evaluation.diagnostic;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.objective.EmbeddingDeviation;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.recipe.CifarRecipes;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.datasets.recipe.RecipeSelection;
import io.github.lac4j.datasets.recipe.Recipes;
import io.github.lac4j.datasets.split.ImageSubset;
import io.github.lac4j.evaluation.evaluator.Evaluation;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.evaluator.Subject;
import io.github.lac4j.evaluation.feature.Features;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Measures the shape of the features of some training images, without labels.
 *
 * <ul>
 *   <li>{@link Alignment} of two augmented views, and {@link Uniformity};
 *   <li>{@link RankMe} of the features as they are, and around their mean;
 *   <li>participation ratio: {@code (sum of lambda)^2 / sum of lambda^2} over the eigenvalues of
 *       the covariance;
 *   <li>feature deviation: that of unit features, averaged over dimensions, relative to the 1 /
 *       sqrt(D) of features that point everywhere alike; 0 is a collapse (Chen and He 2021, section
 *       4.1);
 *   <li>dead units: the share of dimensions whose deviation is below 1e-4;
 *   <li>correlation: mean magnitude of the correlations of two different dimensions.
 * </ul>
 *
 * <p>Test images have no part in it. Everything is summed in double precision, in an order that
 * does not depend on the number of threads.
 */
public final class Representation implements Evaluator {

  /** The name by which studies ask for it. */
  public static final String NAME = "representation";

  /** The samples are the same for every encoder and seed. */
  private static final Seed SAMPLES = new Seed(0).derive("representation");

  /** Fewer images for each dimension make the rank that of the sample. */
  private static final int ENOUGH = 10;

  private final RepresentationConfig config;
  private final Map<String, Recipe> recipes;

  /**
   * Creates the evaluator.
   *
   * @param recipes all recipes by name
   * @throws IllegalArgumentException if there is no recipe of the name that the settings have
   */
  public Representation(RepresentationConfig config, Map<String, Recipe> recipes) {
    this.config = requireNonNull(config, "config is null");
    this.recipes = Map.copyOf(requireNonNull(recipes, "recipes is null"));
    config.recipe().ifPresent(name -> RecipeSelection.choose(name, recipes));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String protocol() {
    return "at most %d training images, the same for all encoders; alignment (alpha 2) of two views of %s; uniformity t %s; RankMe epsilon %s; dead units deviate by less than %s"
        .formatted(
            config.samples(),
            config
                .recipe()
                .orElseGet(
                    () ->
                        "%s if grey, %s if coloured"
                            .formatted(Recipes.MNIST_CONTRASTIVE, CifarRecipes.A)),
            config.sharpness(),
            config.epsilon(),
            GramMatrix.DEAD);
  }

  @Override
  public Evaluation evaluate(Subject subject) {
    int[] chosen = chosen(subject.fit().rows());
    double[][] features = rows(subject.fit().rows(chosen));
    ImageDataset images = new ImageSubset(subject.images().fit(), chosen);
    ViewPairs views =
        ViewPairs.of(
            subject.encoder(), images, recipe(images), subject.seed().derive("alignment views"));
    GramMatrix centred = GramMatrix.centred(features);
    Evaluation evaluation =
        Evaluation.of(
            Measure.number("alignment", Alignment.of(views.first(), views.second())),
            Measure.number("uniformity", Uniformity.of(features, config.sharpness())),
            Measure.number("RankMe", RankMe.of(features, config.epsilon())),
            Measure.number("RankMe (centred)", RankMe.of(centred, config.epsilon())),
            Measure.number("participation ratio", centred.participationRatio()),
            Measure.number("feature deviation", EmbeddingDeviation.of(Nd4j.create(features))),
            Measure.number("dead units", centred.deadShare()),
            Measure.number("correlation", centred.meanCorrelation()));
    return evaluation.with(notes(features));
  }

  private static List<String> notes(double[][] features) {
    int enough = ENOUGH * features[0].length;
    return features.length >= enough
        ? List.of()
        : List.of(
            "RankMe of %d images of %d dimensions is bounded by the sample; %d or more would be enough"
                .formatted(features.length, features[0].length, enough));
  }

  private int[] chosen(int rows) {
    int[] chosen = Arrays.copyOf(SAMPLES.permutation(rows), Math.min(rows, config.samples()));
    Arrays.sort(chosen);
    return chosen;
  }

  private Recipe recipe(ImageDataset images) {
    String name =
        config
            .recipe()
            .orElse(images.shape().channels() == 1 ? Recipes.MNIST_CONTRASTIVE : CifarRecipes.A);
    return RecipeSelection.choose(name, recipes);
  }

  private static double[][] rows(Features features) {
    double[][] rows = new double[features.rows()][features.dimensions()];
    for (int row = 0; row < rows.length; row++) {
      for (int d = 0; d < rows[row].length; d++) {
        rows[row][d] = features.value(row, d);
      }
    }
    return rows;
  }
}
