package io.github.lac4j.evaluation.jmh;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.network.MomentumNetwork;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.models.resnet.Depth;
import io.github.lac4j.models.resnet.ResNet;
import io.github.lac4j.models.resnet.ResNetConfig;
import io.github.lac4j.models.resnet.Stem;
import org.nd4j.linalg.api.buffer.DataType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A step of MoCo's key encoder towards the query encoder, a ResNet-18. */
@State(Scope.Benchmark)
public class MomentumCopyBenchmark {

  /** Channels of the first layer. */
  @Param({"16", "64"})
  public int width;

  private Network original;
  private MomentumNetwork copy;

  /** Makes both networks. */
  @Setup(Level.Trial)
  public void setUp() {
    ResNet model = new ResNet(Depth.RESNET18, new ResNetConfig(Stem.CIFAR, width));
    original =
        Network.create(
            model.encoder(new ImageShape(3, 32, 32), DataType.FLOAT),
            new Dl4jExecutor(),
            new Seed(1));
    copy = new MomentumNetwork(original);
  }

  /** Closes both networks. */
  @TearDown(Level.Trial)
  public void tearDown() {
    copy.close();
    original.close();
  }

  /** Moves the copy. */
  @Benchmark
  public void update() {
    copy.update(0.999);
  }
}
