package io.github.lac4j.models.guice;

import static io.github.lac4j.core.guice.DefinitionBinder.define;

import com.google.inject.AbstractModule;
import io.github.lac4j.core.guice.DefinitionBinder;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.network.ExecutorOffer;
import io.github.lac4j.models.cae.CaeConfig;
import io.github.lac4j.models.cae.ConvolutionalAutoencoder;
import io.github.lac4j.models.mlp.Mlp;
import io.github.lac4j.models.mlp.MlpConfig;
import io.github.lac4j.models.onednn.OneDnnExecutor;
import io.github.lac4j.models.resnet.Depth;
import io.github.lac4j.models.resnet.ResNet;
import io.github.lac4j.models.resnet.ResNetConfig;

/** Binds the models, and offers the executor that runs them fastest. */
public final class ModelsModule extends AbstractModule {

  @Override
  protected void configure() {
    DefinitionBinder models =
        define(binder())
            .bind(
                ExecutorOffer.class,
                OneDnnExecutor.NAME,
                "plans of oneDNN primitives: common layers, floats, on the CPU",
                OneDnnExecutor.offer())
            .bind(
                Model.class,
                "mlp",
                "dense layers that narrow to a code, for small grey images",
                MlpConfig.defaults(),
                Mlp::new)
            .bind(
                Model.class,
                "cae",
                "small convolutional network of three stages, for quick studies of small images",
                CaeConfig.defaults(),
                ConvolutionalAutoencoder::new);
    for (Depth depth : Depth.values()) {
      models.bind(
          Model.class,
          depth.modelName(),
          "residual network of %d layers (He et al. 2016)".formatted(depth.layers()),
          ResNetConfig.defaults(),
          config -> new ResNet(depth, config));
    }
  }
}
