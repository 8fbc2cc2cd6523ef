package io.github.lac4j.evaluation.jmh;

import io.github.lac4j.core.matrix.FloatMatrix;
import io.github.lac4j.core.matrix.MatrixMemory;
import io.github.lac4j.core.matrix.MatrixProduct;
import io.github.lac4j.core.matrix.MatrixProducts;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The three products of a tile of cosines, on one thread, in the fastest way that there is. */
@State(Scope.Benchmark)
public class MatrixProductBenchmark {

  /** Rows and columns of the tile. */
  @Param({"128", "256"})
  public int tile;

  /** D, the width of an embedding. */
  @Param("128")
  public int d;

  private final MatrixProduct product = MatrixProducts.create();
  private final MatrixMemory memory = new MatrixMemory();
  private INDArray embeddings;
  private FloatMatrix units;
  private FloatMatrix cosines;
  private FloatMatrix gradient;

  /** Makes the operands. */
  @Setup(Level.Trial)
  public void setUp() {
    embeddings = RandomArrays.matrix("embeddings", tile, d);
    units = FloatMatrix.of(embeddings);
    cosines = memory.zeros(tile, tile);
    gradient = memory.zeros(tile, d);
  }

  /** Frees the operands. */
  @TearDown(Level.Trial)
  public void tearDown() {
    memory.close();
  }

  /** Rows by rows. */
  @Benchmark
  public FloatMatrix cosines() {
    product.multiply(units, units.transpose(), cosines);
    return cosines;
  }

  /** The gradient of the rows of a tile. */
  @Benchmark
  public FloatMatrix gradientOfRows() {
    product.addProduct(cosines, units, gradient);
    return gradient;
  }

  /** The gradient of the columns of a tile. */
  @Benchmark
  public FloatMatrix gradientOfColumns() {
    product.addProduct(cosines.transpose(), units, gradient);
    return gradient;
  }
}
