package io.github.lac4j.contrastive.guice;

import static io.github.lac4j.core.guice.DefinitionBinder.define;

import com.google.inject.AbstractModule;
import io.github.lac4j.contrastive.objective.DclConfig;
import io.github.lac4j.contrastive.objective.DclwConfig;
import io.github.lac4j.contrastive.objective.InfoNceConfig;
import io.github.lac4j.contrastive.objective.Moco;
import io.github.lac4j.contrastive.objective.MocoConfig;
import io.github.lac4j.contrastive.objective.NtXentConfig;
import io.github.lac4j.core.objective.Objective;

/** Binds the contrastive objectives. */
public final class ContrastiveLossesModule extends AbstractModule {

  @Override
  protected void configure() {
    define(binder())
        .bind(
            Objective.class,
            InfoNceConfig.NAME,
            "tell the other view of an image from those of all other images (van den Oord et al."
                + " 2018)",
            InfoNceConfig.defaults(),
            InfoNceConfig::objective)
        .bind(
            Objective.class,
            NtXentConfig.NAME,
            "SimCLR's loss: two views of an image together, other images apart (Chen et al. 2020)",
            NtXentConfig.defaults(),
            NtXentConfig::objective)
        .bind(
            Objective.class,
            DclConfig.NAME,
            "decoupled contrastive learning: NT-Xent that needs no large batch (Yeh et al. 2022)",
            DclConfig.defaults(),
            DclConfig::objective)
        .bind(
            Objective.class,
            DclwConfig.NAME,
            "DCL with more weight on pairs that are still far apart (Yeh et al. 2022)",
            DclwConfig.defaults(),
            DclwConfig::objective)
        .bind(
            Objective.class,
            Moco.NAME,
            "MoCo: compare with a queue of earlier images, encoded by a slow copy (He et al. 2020)",
            MocoConfig.defaults(),
            Moco::new);
  }
}
