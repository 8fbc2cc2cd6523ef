package io.github.lac4j.core.network;

import static java.util.Objects.requireNonNull;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * An array that is managed by ND4J, which frees it when nobody refers to it.
 *
 * @param array the numbers
 */
record ArrayActivations(INDArray array) implements Activations {

  ArrayActivations {
    requireNonNull(array, "array is null");
  }

  @Override
  public boolean isLent() {
    return false;
  }

  @Override
  public long[] shape() {
    return array.shape();
  }

  @Override
  public INDArray elements() {
    return array;
  }

  @Override
  public Activations like() {
    return new ArrayActivations(
        Nd4j.createUninitializedDetached(array.dataType(), array.ordering(), array.shape()));
  }

  @Override
  public Activations retain() {
    return this;
  }

  @Override
  public void release() {
    // The garbage collector does it.
  }
}
