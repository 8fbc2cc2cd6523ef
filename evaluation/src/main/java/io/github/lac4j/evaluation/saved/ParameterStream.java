package io.github.lac4j.evaluation.saved;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Reads an array that ND4J has written, without giving ND4J a length that nobody has checked.
 *
 * <p>The format is two buffers: the shape information as longs, then the values, big-endian. Each
 * begins with the name of an allocation mode, a length and the name of a data type.
 */
final class ParameterStream {

  /** The most numbers that shape information has here: those of an array of rank 2. */
  private static final int LONGEST_SHAPE = 8;

  private final DataInputStream input;

  ParameterStream(InputStream input) {
    this.input = new DataInputStream(input);
  }

  /**
   * Reads a row of exactly so many values.
   *
   * @return 1 x count
   * @throws IllegalArgumentException if it is another array
   */
  INDArray read(DataType dataType, long count) throws IOException {
    long shapeLength = header("LONG");
    if (shapeLength < 0 || shapeLength > LONGEST_SHAPE) {
      throw new IllegalArgumentException("its parameters are not one row of numbers");
    }
    for (long i = 0; i < shapeLength; i++) {
      input.readLong();
    }
    long length = header(dataType.name());
    if (length != count) {
      throw new IllegalArgumentException(
          "it has %d parameters, but its configuration describes %d".formatted(length, count));
    }
    INDArray values = values(dataType, Math.toIntExact(count));
    if (input.read() >= 0) {
      throw new IllegalArgumentException("there is more behind its parameters");
    }
    return values;
  }

  private long header(String dataType) throws IOException {
    input.readUTF();
    long length = input.readLong();
    String given = input.readUTF();
    if (!given.equals(dataType)) {
      throw new IllegalArgumentException(
          "its parameters are %s where %s was expected".formatted(given, dataType));
    }
    return length;
  }

  private INDArray values(DataType dataType, int count) throws IOException {
    if (dataType == DataType.DOUBLE) {
      double[] values = new double[count];
      for (int i = 0; i < count; i++) {
        values[i] = input.readDouble();
      }
      return Nd4j.createFromArray(values).reshape(1, count);
    }
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = input.readFloat();
    }
    return Nd4j.createFromArray(values).reshape(1, count);
  }
}
