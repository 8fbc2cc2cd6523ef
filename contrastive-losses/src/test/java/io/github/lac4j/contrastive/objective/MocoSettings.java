package io.github.lac4j.contrastive.objective;

import io.github.lac4j.core.optimizer.OptimizerSettings;
import io.github.lac4j.core.optimizer.Sgd;
import io.github.lac4j.core.schedule.Constant;

/** MoCo's defaults with a queue of 16, and what tests change of them. */
record MocoSettings(MocoConfig config) {

  static MocoSettings of(boolean symmetric, int splits) {
    MocoConfig defaults = MocoConfig.defaults();
    return new MocoSettings(
        new MocoConfig(
            defaults.temperature(),
            16,
            defaults.momentum(),
            symmetric,
            splits,
            defaults.head(),
            defaults.optimization()));
  }

  MocoSettings withHead(ProjectionConfig head) {
    return new MocoSettings(
        new MocoConfig(
            config.temperature(),
            config.queue(),
            config.momentum(),
            config.symmetric(),
            config.splits(),
            head,
            config.optimization()));
  }

  MocoSettings withPlainDescent(double learningRate, double momentum) {
    return new MocoSettings(
        new MocoConfig(
            config.temperature(),
            config.queue(),
            momentum,
            config.symmetric(),
            config.splits(),
            config.head(),
            new OptimizerSettings(Sgd.plain(), new Constant(learningRate))));
  }

  Moco objective() {
    return new Moco(config);
  }
}
