package io.github.lac4j.evaluation.guice;

import static io.github.lac4j.core.guice.DefinitionBinder.define;
import static java.util.function.Function.identity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.inject.Module;
import io.github.lac4j.core.baseline.NoPretraining;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.network.Execution;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.network.ExecutorOffer;
import io.github.lac4j.core.network.ParameterSlice;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.optimizer.Optimizer;
import io.github.lac4j.core.optimizer.OptimizerConfig;
import io.github.lac4j.core.optimizer.Sgd;
import io.github.lac4j.core.registry.Registries;
import io.github.lac4j.core.schedule.Constant;
import io.github.lac4j.core.schedule.ScheduleConfig;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.cifar.Cifar;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.datasets.recipe.Recipes;
import io.github.lac4j.evaluation.config.ConfigBinder;
import io.github.lac4j.evaluation.evaluator.Evaluator;
import io.github.lac4j.evaluation.knn.WeightedKnn;
import io.github.lac4j.evaluation.knn.WeightedKnnConfig;
import io.github.lac4j.models.mlp.Mlp;
import io.github.lac4j.models.mlp.MlpConfig;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A plug-in may bring anything that has a name. */
class EveryKindTest {

  private static CommandFactory with(Module plugin) {
    return CommandFactory.create(EveryKindTest.class.getClassLoader(), plugin);
  }

  static Stream<Module> takenNames() {
    return Stream.of(
        binder -> define(binder).bind(Objective.class, "none", "", new NoPretraining()),
        binder -> define(binder).bind(Model.class, "mlp", "", MlpConfig.defaults(), Mlp::new),
        binder -> define(binder).bind(DatasetDefinition.class, "cifar10", "", Cifar.cifar10()),
        binder -> define(binder).bind(Recipe.class, "none", "", Recipes.none()),
        binder ->
            define(binder)
                .bind(Evaluator.class, "knn", "", new WeightedKnnConfig(), WeightedKnn::new),
        binder -> define(binder).bind(OptimizerConfig.class, "sgd", "", new Sgd(), identity()),
        binder ->
            define(binder).bind(ScheduleConfig.class, "constant", "", new Constant(1), identity()),
        binder -> define(binder).bind(ExecutorOffer.class, "dl4j", "", Dl4jExecutor.offer()));
  }

  @ParameterizedTest
  @MethodSource("takenNames")
  void should_refuse_a_name_that_is_taken_at_start(Module plugin) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with(plugin).get(ConfigBinder.class))
        .withMessageContaining("is defined twice: in file:")
        .withMessageContaining("test-classes");
  }

  record Gentle(double weightDecay) implements OptimizerConfig {
    @Override
    public Optimizer bind(List<ParameterSlice> slices) {
      return Sgd.withMomentum(weightDecay).bind(slices);
    }
  }

  @Test
  void should_take_an_optimiser_into_settings() {
    CommandFactory factory =
        with(
            binder ->
                define(binder)
                    .bind(OptimizerConfig.class, "gentle", "", new Gentle(0), identity()));

    assertThat(
            factory
                .get(ConfigBinder.class)
                .bind(OptimizerConfig.class, tree("name=gentle", "weightDecay=0.5")))
        .isEqualTo(new Gentle(0.5));
  }

  private static ObjectNode tree(String... assignments) {
    return new ConfigBinder(List.of()).tree(List.of(assignments));
  }

  @Test
  void should_run_on_the_usable_executor_of_the_highest_priority() {
    Executor mine = new Named("mine");
    CommandFactory factory =
        with(
            binder ->
                define(binder)
                    .bind(
                        ExecutorOffer.class,
                        "mine",
                        "",
                        new ExecutorOffer(20, Optional::empty, () -> mine))
                    .bind(
                        ExecutorOffer.class,
                        "broken",
                        "",
                        new ExecutorOffer(
                            30,
                            () -> Optional.of("there is no such chip"),
                            () -> {
                              throw new AssertionError("made, though it has a problem");
                            })));

    assertThat(factory.get(Executor.class).name()).startsWith("mine, else ").endsWith("dl4j");
  }

  @Test
  void should_name_every_kind_in_the_registries() {
    Registries named = with(binder -> {}).get(Registries.class);

    assertThat(named.of(ExecutorOffer.class).byName().keySet()).containsExactly("dl4j", "onednn");
    assertThat(named.of(OptimizerConfig.class).byName().keySet())
        .containsExactly("adam", "adamw", "lars", "sgd");
    assertThat(named.of(Recipe.class).byName()).containsKey("simclr-cifar");
  }

  private record Named(String name) implements Executor {
    @Override
    public Execution open(ComputationGraph graph, ParameterSlice parameters) {
      throw new IllegalArgumentException("holds nothing");
    }
  }
}
