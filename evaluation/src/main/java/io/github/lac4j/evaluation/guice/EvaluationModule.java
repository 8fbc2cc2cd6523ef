package io.github.lac4j.evaluation.guice;

import static io.github.lac4j.evaluation.guice.EvaluatorBinder.evaluatorBinder;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.multibindings.OptionalBinder;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.optimizer.Adam;
import io.github.lac4j.core.optimizer.AdamW;
import io.github.lac4j.core.optimizer.Lars;
import io.github.lac4j.core.optimizer.OptimizerConfig;
import io.github.lac4j.core.optimizer.Sgd;
import io.github.lac4j.core.registry.Definition;
import io.github.lac4j.core.registry.Registry;
import io.github.lac4j.core.schedule.Constant;
import io.github.lac4j.core.schedule.Cosine;
import io.github.lac4j.core.schedule.ScheduleConfig;
import io.github.lac4j.core.schedule.Steps;
import io.github.lac4j.core.schedule.WarmUp;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.origin.DatasetFetcher;
import io.github.lac4j.datasets.origin.DatasetFetcher.DiskSpace;
import io.github.lac4j.datasets.origin.Downloader;
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
import io.github.lac4j.evaluation.store.RecordFiles;
import io.github.lac4j.evaluation.study.StudyPlanner;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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
    evaluatorBinder(binder())
        .bind(
            WeightedKnn.NAME,
            "the training images with the nearest features vote for the class (Wu et al. 2018)",
            new WeightedKnnConfig(),
            WeightedKnn::new)
        .bind(
            LinearProbe.NAME,
            "a linear classifier on frozen features, fitted exactly with all labels",
            new LinearProbeConfig(),
            LinearProbe::new)
        .bind(
            Representation.NAME,
            "the shape of the features, without labels: alignment, uniformity, rank, dead units",
            new RepresentationConfig(),
            config -> new Representation(config, recipes.get()))
        .bind(
            LowLabelProbe.NAME,
            "a linear classifier on frozen features, fitted with 1 % and 10 % of the labels",
            new LowLabelProbeConfig(),
            LowLabelProbe::new)
        .bind(
            LowLabelFineTuning.NAME,
            "the whole network trained further with 1 % and 10 % of the labels (Chen et al. 2020)",
            new LowLabelConfig(),
            config -> new LowLabelFineTuning(config, recipes.get(), executor.get()));
    sgdProbes(recipes, executor);
    fineTunings(recipes, executor);
  }

  private static Provider<CellLauncher.Workers> processes(Provider<RecordFiles> records) {
    return () -> CellCommand.processes(records.get());
  }

  private void sgdProbes(Provider<Map<String, Recipe>> recipes, Provider<Executor> executor) {
    sgdProbe(
        SgdProbe.SIMCLR,
        "the linear classifier of SimCLR's code, by gradient descent (Chen et al. 2020)",
        SgdProbeConfig.simClr(),
        recipes,
        executor);
    sgdProbe(
        SgdProbe.MOCO,
        "the linear classifier of MoCo's code, by gradient descent (He et al. 2020)",
        SgdProbeConfig.moco(),
        recipes,
        executor);
    sgdProbe(
        SgdProbe.ONE_EPOCH,
        "a linear classifier after one pass: how easily are the classes read off",
        SgdProbeConfig.oneEpoch(),
        recipes,
        executor);
  }

  private void sgdProbe(
      String name,
      String description,
      SgdProbeConfig defaults,
      Provider<Map<String, Recipe>> recipes,
      Provider<Executor> executor) {
    evaluatorBinder(binder())
        .bind(
            name,
            description,
            defaults,
            config -> new SgdProbe(name, config, recipes.get(), executor.get()));
  }

  private void fineTunings(Provider<Map<String, Recipe>> recipes, Provider<Executor> executor) {
    fineTuning(
        FineTuning.CIFAR,
        "the whole network trained further with all labels, 200 epochs, for photos as in CIFAR",
        FineTuningConfig.cifar(),
        recipes,
        executor);
    fineTuning(
        FineTuning.MNIST,
        "the whole network trained further with all labels, 20 epochs, for small grey images",
        FineTuningConfig.mnist(),
        recipes,
        executor);
  }

  private void fineTuning(
      String name,
      String description,
      FineTuningConfig defaults,
      Provider<Map<String, Recipe>> recipes,
      Provider<Executor> executor) {
    evaluatorBinder(binder())
        .bind(
            name,
            description,
            defaults,
            config -> new FineTuning(name, config, recipes.get(), executor.get()));
  }

  @Provides
  @Singleton
  ConfigBinder configBinder() {
    return new ConfigBinder(
        List.of(
            new ConfigVariants(
                OptimizerConfig.class,
                new TreeMap<>(
                    Map.of(
                        "sgd",
                        Sgd.class,
                        "adam",
                        Adam.class,
                        "adamw",
                        AdamW.class,
                        "lars",
                        Lars.class))),
            new ConfigVariants(
                ScheduleConfig.class,
                new TreeMap<>(
                    Map.of(
                        "constant",
                        Constant.class,
                        "steps",
                        Steps.class,
                        "cosine",
                        Cosine.class,
                        "warm-up",
                        WarmUp.class))),
            CellEvent.Line.variants()));
  }

  @Provides
  @Singleton
  Registry<Evaluator> evaluators(Set<Definition<? extends Record, Evaluator>> definitions) {
    return new Registry<>("evaluator", definitions);
  }

  @Provides
  @Singleton
  Registry<DatasetDefinition> datasets(
      Set<Definition<? extends Record, DatasetDefinition>> definitions) {
    return new Registry<>("data set", definitions);
  }

  @Provides
  @Singleton
  Map<String, DatasetDefinition> datasetsByName(Registry<DatasetDefinition> datasets) {
    return datasets.all().stream().collect(toMap(Definition::name, Definition::create));
  }

  @Provides
  @Singleton
  Map<String, Recipe> recipes(Set<Recipe> recipes) {
    return recipes.stream().collect(toMap(Recipe::name, identity()));
  }

  @Provides
  @Singleton
  Catalog catalog(
      Registry<Objective> objectives,
      Registry<Model> models,
      Registry<DatasetDefinition> datasets,
      Map<String, Recipe> recipes,
      Registry<Evaluator> evaluators,
      ConfigBinder binder) {
    return new Catalog(objectives, models, datasets, recipes, evaluators, binder);
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
  Doctor doctor(Registry<Model> models, Executor executor) {
    return new Doctor(models, executor, System.getenv());
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
