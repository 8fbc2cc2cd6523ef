package io.github.lac4j.models.onednn.memory;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An array that is managed by ND4J.
 *
 * @param array floats in row-major order without gaps; lives as long as this refers to it
 */
public record ArrayOperand(INDArray array) implements Operand {

  /** Makes a new array with any content. */
  public static ArrayOperand create(long[] shape) {
    return new ArrayOperand(Nd4j.createUninitialized(DataType.FLOAT, shape, 'c'));
  }

  @Override
  public Port port() {
    return Port.plain(array.shape());
  }

  @Override
  public long address() {
    return ParameterMemory.addressOf(array);
  }

  @Override
  public void hold() {
    // The reference does it.
  }

  @Override
  public void letGo() {
    // The garbage collector does it.
  }
}
