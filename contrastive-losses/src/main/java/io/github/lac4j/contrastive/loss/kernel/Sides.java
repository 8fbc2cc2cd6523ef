package io.github.lac4j.contrastive.loss.kernel;

import io.github.lac4j.core.matrix.FloatMatrix;
import io.github.lac4j.core.matrix.MatrixMemory;
import java.util.List;
import java.util.stream.Stream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The embeddings that a loss contrasts with each other, scaled to length one, and the gradient that
 * each side collects.
 *
 * <p>Floats are worked on in float, in tiles. Doubles are worked on in double, and so are floats at
 * temperatures so low that exp(1/tau) leaves little room in a float.
 */
final class Sides {

  /** The largest 1/tau: exp(-64) to 65536 exp(64) and their inverses are floats. */
  static final double LARGEST_LOGIT = 64;

  private final List<Side> sides;
  private final Negatives negatives;

  private Sides(List<Side> sides, Negatives negatives) {
    this.sides = sides;
    this.negatives = negatives;
  }

  /**
   * Embeddings before they are scaled.
   *
   * @param name what they are, for messages
   * @param matrix N x D
   */
  record Embedded(String name, INDArray matrix) {}

  /** Scaled embeddings, and the gradient of the unit rows so far. */
  private record Side(DataType type, UnitRows unitRows, Rows gradient) {}

  /**
   * Scales embeddings of which some are negatives of others.
   *
   * @param memory must be open until the gradients have been taken
   * @throws IllegalArgumentException if an embedding holds a NaN or an infinity
   */
  static Sides of(
      MatrixMemory memory,
      double temperature,
      List<Negatives.Match> matches,
      Embedded... embeddings) {
    if (fitIntoFloats(embeddings, 1, temperature)) {
      List<FloatSide> sides = floats(memory, embeddings);
      return new Sides(
          sides.stream().map(FloatSide::side).toList(),
          new VariableNegatives(
              sides.stream().map(FloatSide::units).toList(),
              sides.stream().map(FloatSide::gradient).toList(),
              matches,
              temperature,
              new Tiles(temperature, memory)));
    }
    List<DoubleSide> sides = doubles(embeddings);
    return new Sides(
        sides.stream().map(DoubleSide::side).toList(),
        new ExactNegatives(
            sides.stream().map(DoubleSide::units).toList(),
            sides.stream().map(DoubleSide::gradient).toList(),
            matches,
            temperature));
  }

  /**
   * Scales embeddings of which the first ones have the rows of a queue as negatives.
   *
   * @param memory must be open until the gradients have been taken
   * @throws IllegalArgumentException if an embedding holds a NaN or an infinity
   */
  static Sides withQueue(
      MatrixMemory memory, double temperature, QueueRows queue, Embedded... embeddings) {
    if (fitIntoFloats(embeddings, queue.longest(), temperature)) {
      List<FloatSide> sides = floats(memory, embeddings);
      return new Sides(
          sides.stream().map(FloatSide::side).toList(),
          new ConstantNegatives(
              sides.get(0).units,
              sides.get(0).gradient,
              queue,
              temperature,
              new Tiles(temperature, memory),
              memory));
    }
    List<DoubleSide> sides = doubles(embeddings);
    return new Sides(
        sides.stream().map(DoubleSide::side).toList(),
        new ExactNegatives(
            Stream.concat(sides.stream().map(DoubleSide::units), Stream.of(queue)).toList(),
            sides.stream().map(DoubleSide::gradient).toList(),
            List.of(new Negatives.Match(0, sides.size(), false, false)),
            temperature));
  }

  private static boolean fitIntoFloats(Embedded[] embeddings, double longest, double temperature) {
    return embeddings[0].matrix.dataType() == DataType.FLOAT
        && Math.max(1, longest) / temperature <= LARGEST_LOGIT;
  }

  private record FloatSide(Side side, FloatMatrix units, FloatMatrix gradient) {}

  private static List<FloatSide> floats(MatrixMemory memory, Embedded[] embeddings) {
    return Stream.of(embeddings)
        .map(
            embedded -> {
              UnitRows unitRows = UnitRows.of(embedded.name, FloatRows.of(embedded.matrix));
              FloatMatrix units = memory.matrix(unitRows.rows(), unitRows.dimension());
              new FloatRows(units, memory).copy(unitRows);
              FloatMatrix gradient = memory.zeros(unitRows.rows(), unitRows.dimension());
              return new FloatSide(
                  new Side(DataType.FLOAT, unitRows, new FloatRows(gradient, memory)),
                  units,
                  gradient);
            })
        .toList();
  }

  private record DoubleSide(Side side, DoubleRows units, DoubleRows gradient) {}

  private static List<DoubleSide> doubles(Embedded[] embeddings) {
    return Stream.of(embeddings)
        .map(
            embedded -> {
              UnitRows unitRows = UnitRows.of(embedded.name, DoubleRows.of(embedded.matrix));
              DoubleRows units = DoubleRows.zeros(unitRows.rows(), unitRows.dimension());
              units.copy(unitRows);
              DoubleRows gradient = DoubleRows.zeros(unitRows.rows(), unitRows.dimension());
              return new DoubleSide(
                  new Side(embedded.matrix.dataType(), unitRows, gradient), units, gradient);
            })
        .toList();
  }

  /** Returns the cosine of each row of a side with the same row of another. */
  double[] cosines(int side, int other) {
    return sides.get(side).unitRows.cosines(sides.get(other).unitRows);
  }

  /** Returns what the sides are to each other as negatives. */
  Negatives negatives() {
    return negatives;
  }

  /** Adds {@code factors[i]} times row i of another side to the gradient of row i of a side. */
  void addToGradient(int side, double[] factors, int other) {
    sides.get(side).gradient.addScaled(sides.get(other).unitRows, factors);
  }

  /** Returns the gradient of a side's embeddings; once, since it is worked out in place. */
  INDArray takeGradient(int side) {
    Rows gradient = sides.get(side).gradient;
    sides.get(side).unitRows.toEmbeddingGradient(gradient);
    return gradient.toArray().castTo(sides.get(side).type);
  }
}
