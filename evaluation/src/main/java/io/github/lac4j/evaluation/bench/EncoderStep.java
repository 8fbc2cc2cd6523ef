package io.github.lac4j.evaluation.bench;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.Pass;
import io.github.lac4j.core.network.Statistics;
import io.github.lac4j.core.optimizer.DecayScope;
import io.github.lac4j.core.optimizer.Optimizer;
import io.github.lac4j.core.optimizer.Sgd;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.registry.KnownNames;
import io.github.lac4j.models.resnet.Depth;
import io.github.lac4j.models.resnet.ResNet;
import io.github.lac4j.models.resnet.ResNetConfig;
import io.github.lac4j.models.resnet.Stem;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An encoder forward, backward from a given gradient, and SGD with momentum, on 3 x 32 x 32 images.
 */
public record EncoderStep(Executor executor) implements Benchmark {

  private static final ImageShape SHAPE = new ImageShape(3, 32, 32);

  @Override
  public String what() {
    return "resnet-step";
  }

  @Override
  public Runnable prepare(BenchmarkOptions options) {
    Depth depth =
        switch (options.model()) {
          case "resnet18" -> Depth.RESNET18;
          case "resnet34" -> Depth.RESNET34;
          default ->
              throw new IllegalArgumentException(
                  "There is no encoder \"%s\" to time; %s"
                      .formatted(
                          options.model(),
                          new KnownNames("model", List.of("resnet18", "resnet34"))
                              .hint(options.model())));
        };
    Model model = new ResNet(depth, new ResNetConfig(Stem.CIFAR, options.width()));
    Network encoder = Network.create(model.encoder(SHAPE, DataType.FLOAT), executor, new Seed(1));
    INDArray images =
        RandomInput.uniform(
            "images", options.batch(), SHAPE.channels(), SHAPE.height(), SHAPE.width());
    INDArray gradient =
        RandomInput.normal("gradient", options.batch(), 8 * options.width()).muli(1e-3);
    Optimizer optimizer =
        new Sgd(0.9, 0, DecayScope.ALL, false).bind(List.of(encoder.parameters()));
    return () -> {
      try (Pass pass = encoder.whole().forward(images, Statistics.BATCH_AND_MOVE)) {
        pass.backwardParameters(Activations.of(gradient), false);
      }
      optimizer.step(0.03);
    };
  }
}
