package io.github.lac4j.core.checkpoint;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Moves the elements of arrays, in 'c' order and piece by piece, without changing a bit. */
final class RawArrays {

  /** Elements moved at a time: few calls, and no second copy of a large array on the heap. */
  static final int PIECE = 1 << 16;

  private RawArrays() {}

  /** Returns the elements in 'c' order as a vector: a view if the array lies so, else a copy. */
  static INDArray flat(INDArray array) {
    boolean dense = array.ordering() == 'c' && array.elementWiseStride() == 1;
    return (dense ? array : array.dup('c')).reshape('c', new long[] {array.length()});
  }

  static void write(INDArray piece, ByteBuffer target) {
    if (piece.dataType() == DataType.FLOAT) {
      float[] values = piece.toFloatVector();
      target.asFloatBuffer().put(values);
      target.position(target.position() + values.length * Float.BYTES);
    } else {
      double[] values = piece.toDoubleVector();
      target.asDoubleBuffer().put(values);
      target.position(target.position() + values.length * Double.BYTES);
    }
  }

  static void read(ByteBuffer source, INDArray piece) {
    int length = (int) piece.length();
    if (piece.dataType() == DataType.FLOAT) {
      float[] values = new float[length];
      source.asFloatBuffer().get(values);
      source.position(source.position() + length * Float.BYTES);
      piece.assign(Nd4j.createFromArray(values));
    } else {
      double[] values = new double[length];
      source.asDoubleBuffer().get(values);
      source.position(source.position() + length * Double.BYTES);
      piece.assign(Nd4j.createFromArray(values));
    }
  }

  /** Compares two arrays of the same type and length. */
  static boolean sameBits(INDArray first, INDArray second) {
    INDArray left = flat(first);
    INDArray right = flat(second);
    for (long from = 0; from < left.length(); from += PIECE) {
      INDArray a = piece(left, from);
      INDArray b = piece(right, from);
      boolean same =
          a.dataType() == DataType.FLOAT
              ? Arrays.equals(a.toFloatVector(), b.toFloatVector())
              : Arrays.equals(a.toDoubleVector(), b.toDoubleVector());
      if (!same) {
        return false;
      }
    }
    return true;
  }

  /** Returns a live view of the next piece of a vector. */
  static INDArray piece(INDArray flat, long from) {
    return flat.get(NDArrayIndex.interval(from, Math.min(flat.length(), from + PIECE)));
  }
}
