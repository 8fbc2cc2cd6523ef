package io.github.lac4j.contrastive.loss;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Queries with one positive each and negatives that all of them share. */
final class GivenNegatives {

  private final UnitRows queries;
  private final UnitRows positives;
  private final Contrast contrast;
  private final double[] queryGradient;
  private final double[] negativeGradient;

  private GivenNegatives(
      UnitRows queries,
      UnitRows positives,
      Directions negatives,
      double[] negativeGradient,
      boolean ownPositiveExcluded,
      double temperature) {
    this.queries = queries;
    this.positives = positives;
    this.queryGradient = queries.zeroGradient();
    this.negativeGradient = negativeGradient;
    double[] cosines = queries.cosines(positives);
    Negatives sums =
        Negatives.of(
            List.of(queries, negatives),
            List.of(new Negatives.Match(0, 1, false, ownPositiveExcluded)),
            negativeGradient == null,
            temperature);
    this.contrast =
        new Contrast(
            sums.logSums()[0],
            cosines,
            PositiveWeights.EQUAL.weights(cosines),
            true,
            queries.rows(),
            temperature);
    sums.addGradients(
        new double[][] {contrast.logDenominators(), null},
        queries.rows(),
        new double[][] {queryGradient, negativeGradient});
    positives.addTo(queryGradient, contrast.positiveGradient());
  }

  /** Contrasts with negatives that are constants. */
  static GivenNegatives constant(
      UnitRows queries, UnitRows positives, Directions negatives, double temperature) {
    return new GivenNegatives(queries, positives, negatives, null, false, temperature);
  }

  /** Contrasts with negatives that receive a gradient. */
  static GivenNegatives variable(
      UnitRows queries, UnitRows positives, UnitRows negatives, double temperature) {
    return new GivenNegatives(
        queries, positives, negatives, negatives.zeroGradient(), false, temperature);
  }

  /** Contrasts with the positives of the other queries. */
  static GivenNegatives otherPositives(UnitRows queries, UnitRows positives, double temperature) {
    return new GivenNegatives(
        queries, positives, positives, positives.zeroGradient(), true, temperature);
  }

  double value() {
    return contrast.sum() / queries.rows();
  }

  INDArray queryGradient() {
    return queries.embeddingGradient(queryGradient);
  }

  /** Returns the gradient of the negatives as unit rows, to which more may be added. */
  double[] unitNegativeGradient() {
    return negativeGradient;
  }

  /** Returns a gradient of the positives, given what they get as unit rows for other reasons. */
  INDArray positiveGradient(double[] unitGradient) {
    queries.addTo(unitGradient, contrast.positiveGradient());
    return positives.embeddingGradient(unitGradient);
  }
}
