package io.github.lac4j.evaluation.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.lac4j.core.baseline.NoPretraining;
import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.registry.Definition;
import io.github.lac4j.core.registry.NoSettings;
import io.github.lac4j.core.registry.Registries;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.Progress;
import io.github.lac4j.datasets.split.ValidationSplit;
import io.github.lac4j.evaluation.catalog.Catalog;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.config.Yaml;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.guice.CommandFactory;
import io.github.lac4j.evaluation.knn.WeightedKnn;
import io.github.lac4j.evaluation.knn.WeightedKnnConfig;
import io.github.lac4j.evaluation.probe.LinearProbe;
import io.github.lac4j.evaluation.probe.LinearProbeConfig;
import io.github.lac4j.evaluation.probe.LowLabelProbe;
import io.github.lac4j.evaluation.probe.LowLabelProbeConfig;
import io.github.lac4j.models.mlp.Mlp;
import io.github.lac4j.models.mlp.MlpConfig;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class JudgeabilityTest {

  private static final String STUDY =
      "objectives: [none]\nmodels: [mlp]\ndatasets: [striped]\nepochs: 1\nseeds: [1]\n";

  @Test
  void should_find_before_pretraining_that_an_evaluator_cannot_be_fitted() throws Exception {
    assertThat(
            problems(
                new StripedImages(9, 9), "evaluators: [knn, linear-probe, low-label-linear-probe]"))
        .extracting(StudyException.Problem::toString)
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("my.yaml:6: \"linear-probe\" cannot judge encoders on striped: ")
                    .contains("l2 cannot be chosen: Class \"down\" has 3 images")
                    .endsWith("or give a single l2"),
            line ->
                assertThat(line)
                    .startsWith("my.yaml:6: \"low-label-linear-probe\" cannot judge")
                    .contains("Class \"across\" has 3 images, of which a share of 0.01 is 0"));
  }

  @Test
  void should_ask_for_a_validation_part_if_there_is_none() throws Exception {
    assertThat(problems(new StripedImages(90, 9), "judgedOn: validation\nevaluators: [knn]"))
        .extracting(StudyException.Problem::toString)
        .singleElement()
        .asString()
        .startsWith("my.yaml:6: judgedOn = validation: no images are kept out");
  }

  @Test
  void should_judge_on_the_validation_part_that_a_set_has() throws Exception {
    Study study = plan(new WithValidation(), "judgedOn: validation\nevaluators: [knn]");

    assertThat(study.datasets().get(0).images().judged(study.config().judgedOn()).held().size())
        .isEqualTo(18);
    assertThat(Protocol.of(study))
        .anyMatch(line -> line.contains("judged on 18 validation images, not on test images"));
  }

  /** A set whose files name a validation part. */
  private record WithValidation() implements DatasetDefinition {

    private static final StripedImages WHOLE = new StripedImages(90, 9);

    @Override
    public String name() {
      return WHOLE.name();
    }

    @Override
    public ImageShape shape() {
      return WHOLE.shape();
    }

    @Override
    public DatasetSplits open(DataLocation where) {
      return new ValidationSplit(0.2, 3).of(WHOLE.open(where));
    }

    @Override
    public String contrastive() {
      return WHOLE.contrastive();
    }
  }

  private static List<StudyException.Problem> problems(DatasetDefinition images, String yaml) {
    StudyException exception = catchThrowableOfType(StudyException.class, () -> plan(images, yaml));
    assertThat(exception).isNotNull();
    return exception.problems();
  }

  private static <C extends Record> Definition<C, Evaluator> evaluator(
      String name, C defaults, Function<C, Evaluator> factory) {
    return new Definition<>(Evaluator.class, name, "", defaults, factory, "evaluation.jar");
  }

  private static Study plan(DatasetDefinition images, String yaml) throws Exception {
    ConfigBinder binder =
        CommandFactory.create(JudgeabilityTest.class.getClassLoader()).get(ConfigBinder.class);
    Catalog catalog =
        new Catalog(
            new Registries(
                List.of(
                    new Definition<>(
                        Objective.class,
                        "none",
                        "",
                        new NoSettings(),
                        any -> new NoPretraining(),
                        "core.jar"),
                    new Definition<>(
                        Model.class, "mlp", "", MlpConfig.defaults(), Mlp::new, "models.jar"),
                    evaluator("knn", new WeightedKnnConfig(), WeightedKnn::new),
                    evaluator("linear-probe", new LinearProbeConfig(), LinearProbe::new),
                    evaluator(LowLabelProbe.NAME, new LowLabelProbeConfig(), LowLabelProbe::new),
                    new Definition<>(
                        DatasetDefinition.class,
                        "striped",
                        "",
                        new NoSettings(),
                        none -> images,
                        "datasets.jar"))),
            binder);
    return new StudyPlanner(catalog, binder, new Dl4jExecutor())
        .plan(
            StudyText.of(Yaml.read("my.yaml", STUDY + yaml)),
            "my",
            DataLocation.none(),
            Progress.none());
  }
}
