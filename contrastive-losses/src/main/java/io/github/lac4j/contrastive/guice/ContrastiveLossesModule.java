package io.github.lac4j.contrastive.guice;

import static io.github.lac4j.core.guice.ObjectiveBinder.objectiveBinder;

import com.google.inject.AbstractModule;
import io.github.lac4j.contrastive.objective.DclConfig;
import io.github.lac4j.contrastive.objective.DclwConfig;
import io.github.lac4j.contrastive.objective.InfoNceConfig;
import io.github.lac4j.contrastive.objective.Moco;
import io.github.lac4j.contrastive.objective.MocoConfig;
import io.github.lac4j.contrastive.objective.NtXentConfig;

/** Binds the contrastive objectives. */
public final class ContrastiveLossesModule extends AbstractModule {

  @Override
  protected void configure() {
    objectiveBinder(binder())
        .bind(InfoNceConfig.NAME, InfoNceConfig.defaults(), InfoNceConfig::objective)
        .bind(NtXentConfig.NAME, NtXentConfig.defaults(), NtXentConfig::objective)
        .bind(DclConfig.NAME, DclConfig.defaults(), DclConfig::objective)
        .bind(DclwConfig.NAME, DclwConfig.defaults(), DclwConfig::objective)
        .bind(Moco.NAME, MocoConfig.defaults(), Moco::new);
  }
}
