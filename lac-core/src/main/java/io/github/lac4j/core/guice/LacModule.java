package io.github.lac4j.core.guice;

import static io.github.lac4j.core.guice.ObjectiveBinder.objectiveBinder;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import io.github.lac4j.core.autoencoder.Autoencoder;
import io.github.lac4j.core.autoencoder.AutoencoderConfig;
import io.github.lac4j.core.baseline.NoPretraining;
import io.github.lac4j.core.lac.Lac;
import io.github.lac4j.core.lac.LacConfig;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.registry.Definition;
import io.github.lac4j.core.registry.NoSettings;
import io.github.lac4j.core.registry.Registry;
import java.util.Set;

/** Binds LAC, its baselines, the registries of objectives and models, and the executor. */
public final class LacModule extends AbstractModule {

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    OptionalBinder.newOptionalBinder(binder(), Executor.class)
        .setDefault()
        .toProvider(Dl4jExecutor::new)
        .in(Singleton.class);
    ModelBinder.modelBinder(binder());
    objectiveBinder(binder())
        .bind(
            NoPretraining.NAME,
            "no pretraining: the control that shows what the others gain",
            new NoSettings(),
            settings -> new NoPretraining())
        .bind(
            Autoencoder.NAME,
            "rebuild each image from its features, by back-propagation (Hinton and Salakhutdinov"
                + " 2006)",
            AutoencoderConfig.defaults(),
            Autoencoder::new)
        .bind(
            Lac.NAME,
            "local activity contrast: each layer learns alone, no back-propagation (Zhu et al."
                + " 2023)",
            LacConfig.defaults(),
            Lac::new);
  }

  @Provides
  @Singleton
  Registry<Objective> objectives(Set<Definition<? extends Record, Objective>> definitions) {
    return new Registry<>("objective", definitions);
  }

  @Provides
  @Singleton
  Registry<Model> models(Set<Definition<? extends Record, Model>> definitions) {
    return new Registry<>("model", definitions);
  }
}
