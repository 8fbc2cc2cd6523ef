package io.github.lac4j.core.testkit;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** The ways in which one matrix may lie in memory. */
enum MemoryLayout {
  /** Column after column. */
  COLUMN_ORDER {
    @Override
    INDArray apply(INDArray matrix) {
      return matrix.dup('f');
    }
  },
  /** The transpose of a matrix in row order. */
  TRANSPOSED {
    @Override
    INDArray apply(INDArray matrix) {
      return matrix.transpose().dup('c').transpose();
    }
  },
  /** Inside a larger matrix, with NaN around it. */
  INSIDE_A_LARGER_MATRIX {
    @Override
    INDArray apply(INDArray matrix) {
      long rows = matrix.size(0);
      long columns = matrix.size(1);
      INDArray view =
          Nd4j.valueArrayOf(new long[] {rows + 3, columns + 2}, Double.NaN, matrix.dataType())
              .get(NDArrayIndex.interval(2, rows + 2), NDArrayIndex.interval(1, columns + 1));
      return view.assign(matrix);
    }
  },
  /** Every second row of a matrix, with NaN in the others. */
  EVERY_SECOND_ROW {
    @Override
    INDArray apply(INDArray matrix) {
      long rows = matrix.size(0);
      long columns = matrix.size(1);
      INDArray view =
          Nd4j.valueArrayOf(new long[] {rows, 2 * columns}, Double.NaN, matrix.dataType())
              .reshape(2 * rows, columns)
              .get(NDArrayIndex.interval(0, 2, 2 * rows), NDArrayIndex.all());
      return view.assign(matrix);
    }
  };

  /** Returns a matrix of the same values, in other memory. */
  abstract INDArray apply(INDArray matrix);
}
