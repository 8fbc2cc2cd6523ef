package io.github.lac4j.contrastive.loss.kernel;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.health.NotFiniteException;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Checks what callers hand to a loss, and says what is wrong with it. */
public final class Embeddings {

  /** exp(-103.97...) is the smallest float above 0. */
  private static final double LARGEST_EXPONENT = 103;

  private Embeddings() {}

  /** Requires a matrix of finite floats or doubles with at least one row and column. */
  static void requireMatrix(String name, INDArray array) {
    requireNonNull(array, () -> name + " is null");
    if (array.rank() != 2 || array.isEmpty()) {
      throw new IllegalArgumentException(
          "%s must be a matrix of N x D with N and D of 1 or more, but its shape is %s"
              .formatted(name, Arrays.toString(array.shape())));
    }
    if (array.dataType() != DataType.FLOAT && array.dataType() != DataType.DOUBLE) {
      throw new IllegalArgumentException(
          "%s must hold FLOAT or DOUBLE, but holds %s; convert it with castTo"
              .formatted(name, array.dataType()));
    }
  }

  /** Requires two matrices of one shape and type. */
  public static void requireSameShape(
      String name, INDArray array, String otherName, INDArray other) {
    requireMatrix(name, array);
    requireSameWidth(name, array, otherName, other);
    if (array.size(0) != other.size(0)) {
      throw new IllegalArgumentException(
          "%s has %d rows but %s has %d; row i of both must belong to the same image"
              .formatted(name, array.size(0), otherName, other.size(0)));
    }
  }

  /** Requires two matrices of the same dimension D and the same type. */
  public static void requireSameWidth(
      String name, INDArray array, String otherName, INDArray other) {
    requireMatrix(name, array);
    requireMatrix(otherName, other);
    if (array.size(1) != other.size(1)) {
      throw new IllegalArgumentException(
          "%s has dimension %d but %s has %d"
              .formatted(name, array.size(1), otherName, other.size(1)));
    }
    if (array.dataType() != other.dataType()) {
      throw new IllegalArgumentException(
          "%s holds %s but %s holds %s"
              .formatted(name, array.dataType(), otherName, other.dataType()));
    }
  }

  /** Requires that a large matrix, which is used as it is, holds neither a NaN nor an infinity. */
  static void requireFinite(String name, INDArray array) {
    // One pass in native code: a sum is finite only if all of its terms are.
    if (!Double.isFinite(array.sumNumber().doubleValue())) {
      throw new NotFiniteException(
          "%s holds a NaN or an infinity; the network that made it has diverged".formatted(name));
    }
  }

  /** Requires a number above zero, such as a temperature. */
  public static double requirePositive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s is %s; it must be above 0 and finite".formatted(name, value));
    }
    return value;
  }

  /**
   * Says what becomes of negatives at a temperature that single precision is too coarse for.
   *
   * @return a sentence, or none at the usual temperatures
   */
  public static List<String> notes(double temperature) {
    double reach = LARGEST_EXPONENT * temperature;
    return reach >= 1
        ? List.of()
        : List.of(
            "temperature %s: exp(cosine / temperature) underflows in single precision, so that negatives whose cosine is more than %.2g below the largest of a row have no gradient; temperatures from 0.05 to 0.5 are usual"
                .formatted(temperature, reach));
  }
}
