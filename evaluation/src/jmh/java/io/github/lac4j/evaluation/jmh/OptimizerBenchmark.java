package io.github.lac4j.evaluation.jmh;

import io.github.lac4j.core.network.ParameterKind;
import io.github.lac4j.core.network.ParameterSegment;
import io.github.lac4j.core.network.ParameterSlice;
import io.github.lac4j.core.optimizer.AdamW;
import io.github.lac4j.core.optimizer.Lars;
import io.github.lac4j.core.optimizer.Optimizer;
import io.github.lac4j.core.optimizer.OptimizerConfig;
import io.github.lac4j.core.optimizer.Sgd;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A step of each optimiser over a flat vector in float. */
@State(Scope.Benchmark)
public class OptimizerBenchmark {

  private static final int TENSORS = 20;
  private static final double RATE = 1e-6;

  /** Parameters; a ResNet-18 of width 64 has 11 million, one of width 16 has 0.7. */
  @Param({"700000", "11000000"})
  public int parameters;

  private Optimizer sgd;
  private Optimizer lars;
  private Optimizer adamW;

  /** Binds the optimisers, each to vectors of its own. */
  @Setup(Level.Trial)
  public void setUp() {
    sgd = bind(Sgd.withMomentum(1e-4));
    lars = bind(Lars.withWeightDecay(1e-4));
    adamW = bind(new AdamW());
  }

  private Optimizer bind(OptimizerConfig config) {
    int length = parameters / TENSORS;
    List<ParameterSegment> segments = new ArrayList<>();
    for (int i = 0; i < TENSORS; i++) {
      segments.add(
          new ParameterSegment("layer" + i, "W", ParameterKind.WEIGHT, (long) i * length, length));
    }
    return config.bind(
        List.of(
            new ParameterSlice(
                RandomArrays.vector("parameters", TENSORS * length),
                RandomArrays.vector("gradients", TENSORS * length),
                segments)));
  }

  /** SGD with heavy-ball momentum. */
  @Benchmark
  public void sgd() {
    sgd.step(RATE);
  }

  /** LARS. */
  @Benchmark
  public void lars() {
    lars.step(RATE);
  }

  /** AdamW. */
  @Benchmark
  public void adamW() {
    adamW.step(RATE);
  }
}
