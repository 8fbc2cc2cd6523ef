package io.github.lac4j.evaluation.knn;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.evaluation.evaluator.ConfusionMatrix;
import io.github.lac4j.evaluation.evaluator.Evaluation;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.evaluator.Subject;
import io.github.lac4j.evaluation.feature.Features;
import java.util.stream.IntStream;

/**
 * Classifies by a vote of the nearest training images, each weighted by the exponential of its
 * cosine.
 *
 * <p>Features are divided by their length. The k training images with the largest cosine to a test
 * image vote for their class with {@code exp(cosine / T)}; the class with the largest sum wins, and
 * of equal sums the class with the lower number (Wu et al. 2018, "Unsupervised feature learning via
 * non-parametric instance discrimination", section 3.4). Neighbours at equal cosine enter in the
 * order of the training set. Features that are all zero have cosine 0 to everything.
 *
 * <p>At most half of the training images vote: with fewer than 2 k of them, k is N / 2 (rounded
 * down, at least 1), because a vote of nearly everybody only counts the classes.
 */
public final class WeightedKnn implements Evaluator {

  /** The name by which studies ask for it. */
  public static final String NAME = "knn";

  /** Queries that share one pass over the bank. */
  private static final int TILE = 32;

  private final WeightedKnnConfig config;

  /** Creates the classifier; it holds its settings only. */
  public WeightedKnn(WeightedKnnConfig config) {
    this.config = requireNonNull(config, "config is null");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String protocol() {
    return "cosine of unit features; the min(%d, N/2) nearest of N training images vote exp(cosine / %s); ties to the lower class"
        .formatted(config.k(), config.temperature());
  }

  /** Returns how many neighbours vote when the training set has this many images. */
  public int neighbors(int trainingRows) {
    return Math.max(1, Math.min(config.k(), trainingRows / 2));
  }

  @Override
  public Evaluation evaluate(Subject subject) {
    Features test = subject.test();
    int[] predictions = predict(subject.train(), test);
    return Evaluation.of(
        Measure.accuracy("kNN top-1", test.accuracyOf(predictions)),
        ConfusionMatrix.of(test, predictions));
  }

  /**
   * Returns the class of each test image.
   *
   * @param train features and labels of the images that vote, N x D
   * @param test features to classify, M x D; the labels are not looked at
   * @return M classes
   * @throws IllegalArgumentException if the two differ in dimensions or in classes
   */
  public int[] predict(Features train, Features test) {
    requireNonNull(train, "train is null");
    requireNonNull(test, "test is null");
    train.requireSameSpace(test);
    UnitBank bank = new UnitBank(train);
    int[] predictions = new int[test.rows()];
    int tiles = (test.rows() + TILE - 1) / TILE;
    // Tiles share nothing that they write, so threads cannot change a result.
    IntStream.range(0, tiles)
        .parallel()
        .forEach(tile -> predictTile(train, bank, test, tile * TILE, predictions));
    return predictions;
  }

  private void predictTile(
      Features train, UnitBank bank, Features test, int start, int[] predictions) {
    int count = Math.min(TILE, test.rows() - start);
    int dimensions = test.dimensions();
    float[] queries = new float[count * dimensions];
    NearestNeighbors[] nearest = new NearestNeighbors[count];
    for (int q = 0; q < count; q++) {
      UnitBank.copyUnitRow(test, start + q, queries, q * dimensions);
      nearest[q] = new NearestNeighbors(neighbors(train.rows()));
    }
    float[] cosines = new float[UnitBank.BLOCK];
    for (int block = 0; block < bank.blocks(); block++) {
      for (int q = 0; q < count; q++) {
        bank.cosines(queries, q * dimensions, block, cosines);
        for (int i = 0; i < bank.rowsIn(block); i++) {
          nearest[q].offer(cosines[i], block * UnitBank.BLOCK + i);
        }
      }
    }
    for (int q = 0; q < count; q++) {
      predictions[start + q] = vote(train, nearest[q]);
    }
  }

  private int vote(Features train, NearestNeighbors nearest) {
    int count = nearest.sortBestFirst();
    double[] votes = new double[train.classes()];
    for (int rank = 0; rank < count; rank++) {
      // Relative to the best neighbour: the same winner, and no overflow at a low temperature.
      double above = (double) nearest.cosine(rank) - nearest.cosine(0);
      votes[train.label(nearest.row(rank))] += Math.exp(above / config.temperature());
    }
    int best = 0;
    for (int label = 1; label < votes.length; label++) {
      if (votes[label] > votes[best]) {
        best = label;
      }
    }
    return best;
  }
}
