package io.github.lac4j.core.optimizer;

import io.github.lac4j.core.network.ParameterKind;
import io.github.lac4j.core.network.ParameterSegment;
import io.github.lac4j.core.network.ParameterSlice;
import io.github.lac4j.core.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Flat vectors as a network with batch normalisation has them, filled from a seed. */
final class FlatParameters {

  private final ParameterSlice all;

  FlatParameters(DataType type, Seed seed, ParameterKind... kinds) {
    List<ParameterSegment> segments = new ArrayList<>();
    long offset = 0;
    for (int i = 0; i < kinds.length; i++) {
      long length = 3 + 2L * i;
      segments.add(new ParameterSegment("layer" + i, "P", kinds[i], offset, length));
      offset += length;
    }
    // DL4J's vectors are rows that are reshaped, and ours lie within a larger array.
    INDArray parameters = vector(type, offset);
    INDArray gradients = vector(type, offset);
    this.all = new ParameterSlice(parameters, gradients, segments);
    fill(parameters, seed.derive("parameters"));
  }

  private static INDArray vector(DataType type, long length) {
    INDArray row = Nd4j.zeros(type, 1, length + 5);
    return row.reshape(row.length()).get(NDArrayIndex.interval(5, length + 5));
  }

  ParameterSlice all() {
    return all;
  }

  /** Returns a slice without the first segments. */
  ParameterSlice from(int index) {
    return new ParameterSlice(
        all.parameters(), all.gradients(), all.segments().subList(index, all.segments().size()));
  }

  void drawGradients(Seed seed) {
    fill(all.gradients(), seed);
  }

  private static void fill(INDArray vector, Seed seed) {
    RandomGenerator random = seed.generator();
    double[] values = random.doubles(vector.length(), -2, 2).toArray();
    vector.assign(Nd4j.createFromArray(values).castTo(vector.dataType()));
  }
}
