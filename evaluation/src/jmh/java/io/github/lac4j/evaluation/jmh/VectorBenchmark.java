package io.github.lac4j.evaluation.jmh;

import io.github.lac4j.core.vector.VectorGroup;
import io.github.lac4j.core.vector.VectorPass;
import io.github.lac4j.core.vector.VectorRule;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One pass over two vectors, block by block and with ND4J's operations. */
@State(Scope.Benchmark)
public class VectorBenchmark {

  /** Elements of each vector. */
  @Param({"100000", "11000000"})
  public int length;

  private final VectorPass pass = new VectorPass();
  private VectorGroup blocks;
  private VectorGroup operations;

  /** Makes the vectors. */
  @Setup(Level.Trial)
  public void setUp() {
    INDArray changed = RandomArrays.vector("changed", length);
    INDArray read = RandomArrays.vector("read", length);
    blocks = VectorGroup.of(List.of(changed), List.of(read));
    operations = VectorGroup.forOperations(List.of(changed), List.of(read));
  }

  /** Mixes both. */
  private record Mix() implements VectorRule {

    private static final float SHARE = 0.99f;

    @Override
    public void apply(float[][] vectors, int count, double[] sums) {
      float[] changed = vectors[0];
      float[] read = vectors[1];
      for (int i = 0; i < count; i++) {
        changed[i] = SHARE * changed[i] + (1 - SHARE) * read[i];
      }
    }

    @Override
    public void apply(double[][] vectors, int count, double[] sums) {
      throw new UnsupportedOperationException("Only floats are timed");
    }

    @Override
    public void apply(INDArray[] vectors, INDArray scratch, double[] sums) {
      vectors[1].muli(1 - SHARE, scratch);
      vectors[0].muli(SHARE).addi(scratch);
    }
  }

  /** Block by block. */
  @Benchmark
  public void blocks() {
    pass.run(new Mix(), blocks);
  }

  /** With ND4J's operations. */
  @Benchmark
  public void operations() {
    pass.run(new Mix(), operations);
  }
}
