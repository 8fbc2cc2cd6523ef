package io.github.lac4j.core.guice;

import static io.github.lac4j.core.guice.DefinitionBinder.define;
import static java.util.function.Function.identity;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import io.github.lac4j.core.autoencoder.Autoencoder;
import io.github.lac4j.core.autoencoder.AutoencoderConfig;
import io.github.lac4j.core.baseline.NoPretraining;
import io.github.lac4j.core.lac.Lac;
import io.github.lac4j.core.lac.LacConfig;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.ExecutorOffer;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.optimizer.Adam;
import io.github.lac4j.core.optimizer.AdamW;
import io.github.lac4j.core.optimizer.Lars;
import io.github.lac4j.core.optimizer.OptimizerConfig;
import io.github.lac4j.core.optimizer.Sgd;
import io.github.lac4j.core.registry.Definition;
import io.github.lac4j.core.registry.Registries;
import io.github.lac4j.core.schedule.Constant;
import io.github.lac4j.core.schedule.Cosine;
import io.github.lac4j.core.schedule.ScheduleConfig;
import io.github.lac4j.core.schedule.Steps;
import io.github.lac4j.core.schedule.WarmUp;
import java.util.List;
import java.util.Set;

/** Binds LAC and its baselines, optimisers, learning rates, the executor and the registries. */
public final class LacModule extends AbstractModule {

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    define(binder())
        .bind(
            Objective.class,
            NoPretraining.NAME,
            "no pretraining: the control that shows what the others gain",
            new NoPretraining())
        .bind(
            Objective.class,
            Autoencoder.NAME,
            "rebuild each image from its features, by back-propagation (Hinton and Salakhutdinov"
                + " 2006)",
            AutoencoderConfig.defaults(),
            Autoencoder::new)
        .bind(
            Objective.class,
            Lac.NAME,
            "local activity contrast: each layer learns alone, no back-propagation (Zhu et al."
                + " 2023)",
            LacConfig.defaults(),
            Lac::new)
        .bind(
            ExecutorOffer.class,
            Dl4jExecutor.NAME,
            "DL4J's own layers: every graph, on every backend",
            Dl4jExecutor.offer());
    optimization();
  }

  private void optimization() {
    define(binder())
        .bind(
            OptimizerConfig.class,
            "sgd",
            "stochastic gradient descent, heavy-ball or Nesterov momentum",
            new Sgd(),
            identity())
        .bind(OptimizerConfig.class, "adam", "Kingma and Ba 2015", new Adam(), identity())
        .bind(
            OptimizerConfig.class,
            "adamw",
            "Adam with decoupled weight decay (Loshchilov and Hutter 2019)",
            new AdamW(),
            identity())
        .bind(
            OptimizerConfig.class,
            "lars",
            "a rate for each layer, for large batches (You et al. 2017)",
            new Lars(),
            identity())
        .bind(
            ScheduleConfig.class,
            "constant",
            "the same rate in every step",
            new Constant(0.1),
            identity())
        .bind(
            ScheduleConfig.class,
            "steps",
            "times a factor after some epochs",
            new Steps(0.1, List.of(120.0, 160.0), 0.1),
            identity())
        .bind(
            ScheduleConfig.class,
            "cosine",
            "half a cosine down, after a warm-up",
            Cosine.from(0.06),
            identity())
        .bind(
            ScheduleConfig.class,
            "warm-up",
            "a linear warm-up before another schedule",
            new WarmUp(10, new Constant(0.1)),
            identity());
  }

  @Provides
  @Singleton
  Registries registries(Set<Definition<?, ?>> definitions) {
    return new Registries(definitions);
  }

  @Provides
  @Singleton
  Executor executor(Registries registries) {
    return ExecutorOffer.best(registries.of(ExecutorOffer.class).byName());
  }
}
