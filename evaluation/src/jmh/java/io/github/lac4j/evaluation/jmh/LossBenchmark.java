package io.github.lac4j.evaluation.jmh;

import io.github.lac4j.contrastive.loss.Dcl;
import io.github.lac4j.contrastive.loss.InfoNce;
import io.github.lac4j.contrastive.loss.MocoLoss;
import io.github.lac4j.contrastive.loss.NtXent;
import io.github.lac4j.contrastive.queue.EmbeddingQueue;
import io.github.lac4j.core.loss.LossValue;
import io.github.lac4j.core.loss.PairLoss;
import io.github.lac4j.core.random.Seed;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Value and gradient of losses in float at temperature 0.1. */
@State(Scope.Benchmark)
public class LossBenchmark {

  private static final double TEMPERATURE = 0.1;

  /** N, the rows of each side. */
  @Param({"128", "1024"})
  public int n;

  /** D, the width of an embedding. */
  @Param("128")
  public int d;

  /** K, the rows of MoCo's queue. */
  @Param("4096")
  public int queue;

  private final PairLoss ntXent = new NtXent(TEMPERATURE);
  private final PairLoss dcl = new Dcl(TEMPERATURE);
  private final PairLoss infoNce = new InfoNce(TEMPERATURE, true);
  private final MocoLoss moco = new MocoLoss(TEMPERATURE);
  private INDArray z1;
  private INDArray z2;
  private INDArray keys;

  /** Makes the embeddings. */
  @Setup(Level.Trial)
  public void setUp() {
    z1 = RandomArrays.matrix("z1", n, d);
    z2 = RandomArrays.matrix("z2", n, d);
    keys = new EmbeddingQueue(queue, d, DataType.FLOAT, new Seed(1)).rows();
  }

  /** NT-Xent. */
  @Benchmark
  public LossValue ntXent() {
    return ntXent.evaluate(z1, z2);
  }

  /** DCL. */
  @Benchmark
  public LossValue dcl() {
    return dcl.evaluate(z1, z2);
  }

  /** Symmetric InfoNCE. */
  @Benchmark
  public LossValue infoNce() {
    return infoNce.evaluate(z1, z2);
  }

  /** MoCo's loss. */
  @Benchmark
  public LossValue moco() {
    return moco.evaluate(z1, z2, keys);
  }
}
