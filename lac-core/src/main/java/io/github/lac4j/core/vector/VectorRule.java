package io.github.lac4j.core.vector;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a {@link VectorPass} does with every element of some vectors of equal length.
 *
 * <p>The same rule is written for blocks of either number type, in plain loops that the compiler
 * turns into vector instructions, and once more in ND4J operations for memory that Java cannot
 * reach. A rule has no state: several threads apply it to different blocks.
 */
public interface VectorRule {

  /** Returns how many sums over all elements the rule makes; 0 unless it says otherwise. */
  default int sums() {
    return 0;
  }

  /**
   * Applies the rule to one block.
   *
   * @param blocks a block of each vector, those to be changed first; what is written to the others
   *     is dropped, so they may serve as scratch
   * @param length number of elements that count; the arrays may be longer
   * @param sums what the block adds to each sum is added here
   */
  void apply(float[][] blocks, int length, double[] sums);

  /** Applies the rule to one block in double; as for float. */
  void apply(double[][] blocks, int length, double[] sums);

  /**
   * Applies the rule to whole vectors with ND4J operations.
   *
   * @param vectors those to be changed first; the others must be left alone
   * @param scratch an array of the same shape, with any content
   * @param sums zeros, to be replaced by the sums
   */
  void apply(INDArray[] vectors, INDArray scratch, double[] sums);
}
