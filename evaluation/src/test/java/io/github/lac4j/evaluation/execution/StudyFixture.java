package io.github.lac4j.evaluation.execution;

import io.github.lac4j.contrastive.objective.Moco;
import io.github.lac4j.contrastive.objective.MocoConfig;
import io.github.lac4j.contrastive.objective.NtXentConfig;
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
import io.github.lac4j.core.registry.Registries;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.Progress;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.datasets.recipe.Recipes;
import io.github.lac4j.evaluation.catalog.Catalog;
import io.github.lac4j.evaluation.cell.CellRunner;
import io.github.lac4j.evaluation.cell.CellTask;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.config.RecordFiles;
import io.github.lac4j.evaluation.config.Yaml;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.guice.CommandFactory;
import io.github.lac4j.evaluation.knn.WeightedKnn;
import io.github.lac4j.evaluation.knn.WeightedKnnConfig;
import io.github.lac4j.evaluation.probe.LinearProbe;
import io.github.lac4j.evaluation.probe.LinearProbeConfig;
import io.github.lac4j.evaluation.study.StripedImages;
import io.github.lac4j.evaluation.study.Study;
import io.github.lac4j.evaluation.study.StudyPlanner;
import io.github.lac4j.evaluation.study.StudyText;
import io.github.lac4j.models.mlp.Mlp;
import io.github.lac4j.models.mlp.MlpConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Small studies of striped images, run in this process. */
public final class StudyFixture {

  private static final List<String> COMMAND = List.of("lac", "study", "run", "stripes.yaml");

  private final ConfigBinder binder;
  private final Executor executor = new Dl4jExecutor();
  private final Catalog catalog;
  private final RecordFiles records;

  /** Wires real objectives and models with striped images of 72 and 90. */
  public StudyFixture() {
    this(new StripedImages(72, 90), UnaryOperator.identity());
  }

  /**
   * Wires real models with other images and objectives.
   *
   * @param wrapper put around every objective
   */
  public StudyFixture(DatasetDefinition images, UnaryOperator<Objective> wrapper) {
    try {
      binder = CommandFactory.create(StudyFixture.class.getClassLoader()).get(ConfigBinder.class);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    records = new RecordFiles(binder);
    List<Definition<?, ?>> things = new ArrayList<>();
    things.add(
        define(
            Objective.class, "none", new NoSettings(), none -> wrapper.apply(new NoPretraining())));
    things.add(
        define(
            Objective.class,
            "autoencoder",
            AutoencoderConfig.defaults(),
            config -> wrapper.apply(new Autoencoder(config))));
    things.add(
        define(
            Objective.class,
            "lac",
            LacConfig.defaults(),
            config -> wrapper.apply(new Lac(config))));
    things.add(
        define(
            Objective.class,
            "nt-xent",
            NtXentConfig.defaults(),
            config -> wrapper.apply(config.objective())));
    things.add(
        define(
            Objective.class,
            "moco",
            MocoConfig.defaults(),
            config -> wrapper.apply(new Moco(config))));
    things.add(define(Model.class, "mlp", MlpConfig.defaults(), Mlp::new));
    things.add(define(Evaluator.class, "knn", new WeightedKnnConfig(), WeightedKnn::new));
    things.add(define(Evaluator.class, "linear-probe", new LinearProbeConfig(), LinearProbe::new));
    things.add(define(DatasetDefinition.class, images.name(), new NoSettings(), none -> images));
    Recipes.all()
        .forEach(
            recipe ->
                things.add(define(Recipe.class, recipe.name(), new NoSettings(), none -> recipe)));
    catalog = new Catalog(new Registries(things), binder);
  }

  private static <C extends Record, T> Definition<C, T> define(
      Class<T> kind, String name, C defaults, Function<C, ? extends T> factory) {
    return new Definition<>(kind, name, "", defaults, factory, "test");
  }

  /** Returns what finds names. */
  public Catalog catalog() {
    return catalog;
  }

  /** Returns what binds settings. */
  public ConfigBinder binder() {
    return binder;
  }

  /** Returns what keeps records. */
  public RecordFiles records() {
    return records;
  }

  /** Plans a study of striped images and a small MLP, with these lines in addition. */
  public Study plan(String... lines) {
    return plan(text(lines));
  }

  /**
   * Returns the text of a study of striped images and a small MLP, with these lines in addition.
   */
  public static StudyText text(String... lines) {
    String yaml =
        "name: stripes\nmodels: [{model: mlp, settings: {hidden: [32, 16]}}]\ndatasets: [striped]\n"
            + String.join("\n", lines);
    return StudyText.of(Yaml.read("stripes.yaml", yaml));
  }

  /** Returns a launcher that works in this process. */
  CellLauncher launcher() {
    CellRunner runner = new CellRunner(catalog, binder, executor);
    return (task, folder, events) -> {
      try {
        runner.run(task, folder, DataLocation.none(), events);
      } catch (IllegalStateException | IllegalArgumentException e) {
        throw new CellLauncher.CellException(e.getMessage(), e);
      }
    };
  }

  StudyFolder folder(Path path) {
    return new StudyFolder(path, records);
  }

  /** Makes a study of striped images from a text. */
  public Study plan(StudyText text) {
    return plan(text, DataLocation.none());
  }

  /** Makes a study from a text. */
  public Study plan(StudyText text, DataLocation where) {
    return new StudyPlanner(catalog, binder, executor)
        .plan(text, "stripes", where, Progress.none());
  }

  StudyRunner.Outcome run(Study study, Path path) {
    return run(study, path, 1, launcher(), new StudyListener() {});
  }

  StudyRunner.Outcome run(
      Study study, Path path, int jobs, CellLauncher launcher, StudyListener listener) {
    try {
      return new StudyRunner(launcher)
          .run(
              study,
              folder(path),
              new StudyRunner.Options(jobs, false, false, COMMAND, Set.of()),
              listener);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns what is to be done for the first cell of a study with these lines. */
  public CellTask task(String... lines) {
    Study study = plan(lines);
    return study.task(study.cells().get(0));
  }
}
