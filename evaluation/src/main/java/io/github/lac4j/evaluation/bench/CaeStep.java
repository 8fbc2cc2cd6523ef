package io.github.lac4j.evaluation.bench;

import io.github.lac4j.core.autoencoder.Autoencoder;
import io.github.lac4j.core.autoencoder.AutoencoderConfig;
import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Reconstruction;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.optimizer.DecayScope;
import io.github.lac4j.core.optimizer.OptimizerSettings;
import io.github.lac4j.core.optimizer.Sgd;
import io.github.lac4j.core.schedule.Constant;
import io.github.lac4j.models.cae.CaeConfig;
import io.github.lac4j.models.cae.ConvolutionalAutoencoder;
import io.github.lac4j.models.cae.Readout;

/** The convolutional autoencoder end to end, with SGD and momentum, on 3 x 32 x 32 images. */
public record CaeStep(Executor executor) implements Benchmark {

  @Override
  public String what() {
    return "cae-step";
  }

  @Override
  public Runnable prepare(BenchmarkOptions options) {
    OptimizerSettings sgd =
        new OptimizerSettings(new Sgd(0.9, 0, DecayScope.ALL, false), new Constant(1e-4));
    return new LearnerStep(executor)
        .prepare(
            new Autoencoder(new AutoencoderConfig(Reconstruction.UNIT_INTERVAL, sgd, sgd)),
            new ConvolutionalAutoencoder(
                new CaeConfig(options.width(), options.depth(), Readout.AVERAGE)),
            new ImageShape(3, 32, 32),
            options.batch());
  }
}
