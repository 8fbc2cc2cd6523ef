package io.github.lac4j.core.checkpoint;

import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One saved value, held in memory. */
sealed interface Entry {

  /** Says in words what the entry is, for messages. */
  String description();

  /** Says whether both hold the same bits; NaN equals NaN, and 0 differs from -0. */
  boolean sameBits(Entry other);

  /** An array that nobody else changes. */
  record Array(INDArray values) implements Entry {

    @Override
    public String description() {
      return describe(values);
    }

    @Override
    public boolean sameBits(Entry other) {
      return other instanceof Array array
          && values.dataType() == array.values.dataType()
          && Arrays.equals(values.shape(), array.values.shape())
          && RawArrays.sameBits(values, array.values);
    }

    static String describe(INDArray array) {
      return "an array of %s %s".formatted(array.dataType(), Arrays.toString(array.shape()));
    }
  }

  /** A whole number. */
  record WholeNumber(long value) implements Entry {

    @Override
    public String description() {
      return "a whole number";
    }

    @Override
    public boolean sameBits(Entry other) {
      return equals(other);
    }
  }

  /** A real number. */
  record RealNumber(double value) implements Entry {

    @Override
    public String description() {
      return "a real number";
    }

    @Override
    public boolean sameBits(Entry other) {
      return equals(other);
    }
  }

  /** A text. */
  record Text(String value) implements Entry {

    @Override
    public String description() {
      return "a text";
    }

    @Override
    public boolean sameBits(Entry other) {
      return equals(other);
    }
  }
}
