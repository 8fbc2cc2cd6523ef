package io.github.lac4j.models.guice;

import static io.github.lac4j.core.guice.ModelBinder.modelBinder;

import com.google.inject.AbstractModule;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.models.cae.CaeConfig;
import io.github.lac4j.models.cae.ConvolutionalAutoencoder;
import io.github.lac4j.models.mlp.Mlp;
import io.github.lac4j.models.mlp.MlpConfig;
import io.github.lac4j.models.onednn.OneDnnExecutor;
import io.github.lac4j.models.resnet.Depth;
import io.github.lac4j.models.resnet.ResNet;
import io.github.lac4j.models.resnet.ResNetConfig;

/** Binds the models, and the executor that runs them fastest. */
public final class ModelsModule extends AbstractModule {

  @Override
  protected void configure() {
    OptionalBinder.newOptionalBinder(binder(), Executor.class)
        .setBinding()
        .toProvider(OneDnnExecutor::orDl4j)
        .in(Singleton.class);
    modelBinder(binder())
        .bind(
            "mlp",
            "dense layers that narrow to a code, for small grey images",
            MlpConfig.defaults(),
            Mlp::new)
        .bind(
            "cae",
            "small convolutional network of three stages, for quick studies of small images",
            CaeConfig.defaults(),
            ConvolutionalAutoencoder::new);
    for (Depth depth : Depth.values()) {
      modelBinder(binder())
          .bind(
              depth.modelName(),
              "residual network of %d layers (He et al. 2016)".formatted(depth.layers()),
              ResNetConfig.defaults(),
              config -> new ResNet(depth, config));
    }
  }
}
