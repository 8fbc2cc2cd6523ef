package io.github.lac4j.contrastive.loss;

import io.github.lac4j.core.loss.LossValue;
import io.github.lac4j.core.matrix.MatrixMemory;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Queries with one positive each and negatives that all of them share. */
final class GivenNegatives {

  private static final int QUERIES = 0;
  private static final int POSITIVES = 1;
  private static final int NEGATIVES = 2;

  private GivenNegatives() {}

  /** Contrasts with negatives that are constants, as positives are; the query gets a gradient. */
  static LossValue constant(
      Sides.Embedded queries, Sides.Embedded positives, QueueRows negatives, double temperature) {
    try (MatrixMemory memory = new MatrixMemory()) {
      return evaluate(
          Sides.withQueue(memory, temperature, negatives, queries, positives),
          temperature,
          List.of(QUERIES));
    }
  }

  /** Contrasts with negatives; all three get a gradient. */
  static LossValue variable(
      Sides.Embedded queries,
      Sides.Embedded positives,
      Sides.Embedded negatives,
      double temperature) {
    try (MatrixMemory memory = new MatrixMemory()) {
      return evaluate(
          Sides.of(
              memory,
              temperature,
              List.of(new Negatives.Match(QUERIES, NEGATIVES, false, false)),
              queries,
              positives,
              negatives),
          temperature,
          List.of(QUERIES, POSITIVES, NEGATIVES));
    }
  }

  /** Contrasts with the positives of the other queries; both get a gradient. */
  static LossValue otherPositives(
      Sides.Embedded queries, Sides.Embedded positives, double temperature) {
    try (MatrixMemory memory = new MatrixMemory()) {
      return evaluate(
          Sides.of(
              memory,
              temperature,
              List.of(new Negatives.Match(QUERIES, POSITIVES, false, true)),
              queries,
              positives),
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
