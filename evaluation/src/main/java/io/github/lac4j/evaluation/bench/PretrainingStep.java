package io.github.lac4j.evaluation.bench;

import io.github.lac4j.contrastive.objective.Moco;
import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.registry.Definition;
import io.github.lac4j.core.registry.Registry;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.models.resnet.Depth;
import io.github.lac4j.models.resnet.ResNet;
import io.github.lac4j.models.resnet.ResNetConfig;
import io.github.lac4j.models.resnet.Stem;
import java.util.ArrayList;
import java.util.List;

/**
 * A contrastive objective's step on ResNet-18 with a head of two layers, two views of 3 x 32 x 32.
 */
public record PretrainingStep(
    Registry<Objective> objectives, ConfigBinder binder, Executor executor) implements Benchmark {

  @Override
  public String what() {
    return "pretrain-step";
  }

  @Override
  public Runnable prepare(BenchmarkOptions options) {
    List<String> settings = new ArrayList<>();
    settings.add("head.shape=simclr");
    settings.add("head.dimension=" + options.d());
    if (options.objective().equals(Moco.NAME)) {
      settings.add("queue=" + options.queue());
    }
    Objective objective = create(objectives.get(options.objective()), settings);
    return new LearnerStep(executor)
        .prepare(
            objective,
            new ResNet(Depth.RESNET18, new ResNetConfig(Stem.CIFAR, options.width())),
            new ImageShape(3, 32, 32),
            options.batch());
  }

  private <C extends Record, T> T create(Definition<C, T> definition, List<String> settings) {
    return definition.create(binder.bind(definition.defaults(), settings));
  }
}
