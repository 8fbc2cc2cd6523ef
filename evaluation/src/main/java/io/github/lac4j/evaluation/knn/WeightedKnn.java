package io.github.lac4j.evaluation.knn;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.matrix.MatrixMemory;
import io.github.lac4j.evaluation.evaluator.ConfusionMatrix;
import io.github.lac4j.evaluation.evaluator.Evaluation;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.evaluator.Measure;
import io.github.lac4j.evaluation.evaluator.Subject;
import io.github.lac4j.evaluation.feature.Features;
import io.github.lac4j.evaluation.knn.FeatureSpace.CosineSpace;
import io.github.lac4j.evaluation.knn.FeatureSpace.EuclideanSpace;
import io.github.lac4j.evaluation.knn.FeatureSpace.Neighbor;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * Classifies by a vote of the nearest training images, each weighted by how near it is.
 *
 * <p>The k nearest training images to a test image vote for their class; {@link Distance} says what
 * is near and what a vote counts. The class with the largest sum wins, and of equal sums the class
 * with the lower number. Neighbours that are equally near enter in the order of the training set.
 *
 * <p>At most half of the training images vote: with fewer than 2 k of them, k is N / 2 (rounded
 * down, at least 1), because a vote of nearly everybody only counts the classes.
 *
 * <p>All products are computed, in blocks, on all cores: 2 N M D floating-point operations for N
 * training and M test images. The result does not depend on the number of threads; whether oneDNN
 * or plain Java multiplies may move a cosine by the rounding of a float.
 */
public final class WeightedKnn implements Evaluator {

  /** The name by which studies ask for it. */
  public static final String NAME = "knn";

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
    return switch (config.distance()) {
      case COSINE ->
          "cosine of unit features; the min(%d, N/2) nearest of N training images vote exp(cosine / %s); ties to the lower class"
              .formatted(config.k(), config.temperature());
      case EUCLIDEAN ->
          "Euclidean distance d of raw features; the min(%d, N/2) nearest of N training images vote 1 / (d + 0.00001); ties to the lower class"
              .formatted(config.k());
    };
  }

  private String measure() {
    return switch (config.distance()) {
      case COSINE -> "kNN top-1";
      case EUCLIDEAN -> "kNN top-1 (Euclidean)";
    };
  }

  /** Returns how many neighbours vote when the training set has this many images. */
  public int neighbors(int trainingRows) {
    return Math.max(1, Math.min(config.k(), trainingRows / 2));
  }

  @Override
  public String meaning() {
    return "how often the training images whose features are nearest vote for the right class";
  }

  @Override
  public Evaluation evaluate(Subject subject) {
    Features test = subject.held();
    int[] predictions = predict(subject.fit(), test);
    return Evaluation.of(
        Measure.accuracy(measure(), test.accuracyOf(predictions)),
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
    FeatureSpace space =
        switch (config.distance()) {
          case COSINE -> new CosineSpace(config.temperature());
          case EUCLIDEAN -> new EuclideanSpace(train);
        };
    int[] predictions = new int[test.rows()];
    try (MatrixMemory memory = new MatrixMemory()) {
      FeatureBank bank = new FeatureBank(train, space, memory);
      Queue<QueryTile> idle = new ConcurrentLinkedQueue<>();
      // Tiles share nothing that they write, so threads cannot change a result.
      IntStream.range(0, (test.rows() + QueryTile.SIZE - 1) / QueryTile.SIZE)
          .parallel()
          .forEach(
              tile -> {
                QueryTile polled = idle.poll();
                QueryTile queries =
                    polled == null ? new QueryTile(bank, space, test.dimensions(), memory) : polled;
                int first = tile * QueryTile.SIZE;
                int count = Math.min(QueryTile.SIZE, test.rows() - first);
                NearestNeighbors[] nearest =
                    queries.nearest(test, first, count, neighbors(train.rows()));
                idle.add(queries);
                for (int query = 0; query < count; query++) {
                  predictions[first + query] =
                      winner(train, test, first + query, space, nearest[query]);
                }
              });
    }
    return predictions;
  }

  private static int winner(
      Features train, Features test, int query, FeatureSpace space, NearestNeighbors nearest) {
    int count = nearest.sortBestFirst();
    Neighbor asking = new Neighbor(test, query, nearest.similarity(0));
    double[] votes = new double[train.classes()];
    for (int rank = 0; rank < count; rank++) {
      int row = nearest.row(rank);
      votes[train.label(row)] +=
          space.vote(new Neighbor(train, row, nearest.similarity(rank)), asking);
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
