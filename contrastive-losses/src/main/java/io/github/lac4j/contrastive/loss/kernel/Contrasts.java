package io.github.lac4j.contrastive.loss.kernel;

import io.github.lac4j.core.loss.LossValue;
import io.github.lac4j.core.matrix.MatrixMemory;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What the losses of this module are made of: embeddings against their positives and negatives.
 *
 * <p>All of them are one formula ({@link Contrast}); they differ in who is a negative of whom, in
 * who receives a gradient, and in how much a positive counts.
 */
public final class Contrasts {

  private static final int QUERIES = 0;
  private static final int POSITIVES = 1;
  private static final int NEGATIVES = 2;

  /** From which views the negatives of two views are. */
  public enum From {
    /** Both views. */
    BOTH_VIEWS(
        new Negatives.Match(0, 0, true, true),
        new Negatives.Match(1, 1, true, true),
        new Negatives.Match(0, 1, true, true)),
    /** The view that the anchor is not of. */
    OTHER_VIEW(new Negatives.Match(0, 1, true, true));

    @SuppressWarnings("ImmutableEnumChecker") // List.of of records.
    private final List<Negatives.Match> matches;

    From(Negatives.Match... matches) {
      this.matches = List.of(matches);
    }
  }

  private Contrasts() {}

  /**
   * Contrasts all 2N embeddings of two views: the other view is the positive, and the rest of both
   * views, or of the other view, are negatives.
   *
   * @param coupled whether the positive is in the denominator
   */
  public static LossValue ofViews(
      INDArray z1,
      INDArray z2,
      double temperature,
      boolean coupled,
      PositiveWeights positiveWeights,
      From negatives) {
    try (MatrixMemory memory = new MatrixMemory()) {
      Sides sides =
          Sides.of(
              memory,
              temperature,
              negatives.matches,
              new Sides.Embedded("z1", z1),
              new Sides.Embedded("z2", z2));
      int anchors = Math.toIntExact(2 * z1.size(0));
      double[] cosines = sides.cosines(0, 1);
      double[] weights = positiveWeights.weights(cosines);
      double[][] logSums = sides.negatives().logSums();
      Contrast there = new Contrast(logSums[0], cosines, weights, coupled, anchors, temperature);
      Contrast back = new Contrast(logSums[1], cosines, weights, coupled, anchors, temperature);

      sides
          .negatives()
          .addGradients(new double[][] {there.logDenominators(), back.logDenominators()}, anchors);
      double[] pairs = positiveWeights.gradientThroughWeights(cosines);
      for (int i = 0; i < pairs.length; i++) {
        pairs[i] =
            pairs[i] / temperature + there.positiveGradient()[i] + back.positiveGradient()[i];
      }
      sides.addToGradient(0, pairs, 1);
      sides.addToGradient(1, pairs, 0);
      return new LossValue(
          (there.sum() + back.sum()) / anchors,
          List.of(sides.takeGradient(0), sides.takeGradient(1)));
    }
  }

  /** Contrasts with negatives that are constants, as positives are; the query gets a gradient. */
  public static LossValue withQueue(
      INDArray queries, INDArray positives, INDArray queue, double temperature) {
    try (MatrixMemory memory = new MatrixMemory()) {
      return evaluate(
          Sides.withQueue(
              memory,
              temperature,
              new QueueRows("queue", queue),
              new Sides.Embedded("query", queries),
              new Sides.Embedded("key", positives)),
          temperature,
          List.of(QUERIES));
    }
  }

  /** Contrasts with negatives; all three get a gradient. */
  public static LossValue withNegatives(
      INDArray queries, INDArray positives, INDArray negatives, double temperature) {
    try (MatrixMemory memory = new MatrixMemory()) {
      return evaluate(
          Sides.of(
              memory,
              temperature,
              List.of(new Negatives.Match(QUERIES, NEGATIVES, false, false)),
              new Sides.Embedded("query", queries),
              new Sides.Embedded("positive", positives),
              new Sides.Embedded("negatives", negatives)),
          temperature,
          List.of(QUERIES, POSITIVES, NEGATIVES));
    }
  }

  /** Contrasts with the positives of the other queries; both get a gradient. */
  public static LossValue withOtherPositives(
      INDArray queries, INDArray positives, double temperature) {
    try (MatrixMemory memory = new MatrixMemory()) {
      return evaluate(
          Sides.of(
              memory,
              temperature,
              List.of(new Negatives.Match(QUERIES, POSITIVES, false, true)),
              new Sides.Embedded("z1", queries),
              new Sides.Embedded("z2", positives)),
          temperature,
          List.of(QUERIES, POSITIVES));
    }
  }

  private static LossValue evaluate(Sides sides, double temperature, List<Integer> withGradient) {
    double[] cosines = sides.cosines(QUERIES, POSITIVES);
    int anchors = cosines.length;
    Contrast contrast =
        new Contrast(
            sides.negatives().logSums()[QUERIES],
            cosines,
            PositiveWeights.EQUAL.weights(cosines),
            true,
            anchors,
            temperature);
    double[][] logDenominators = {contrast.logDenominators(), null, null};
    sides.negatives().addGradients(logDenominators, anchors);
    sides.addToGradient(QUERIES, contrast.positiveGradient(), POSITIVES);
    sides.addToGradient(POSITIVES, contrast.positiveGradient(), QUERIES);
    List<INDArray> gradients = new ArrayList<>();
    withGradient.forEach(side -> gradients.add(sides.takeGradient(side)));
    return new LossValue(contrast.sum() / anchors, gradients);
  }
}
