package io.github.lac4j.evaluation.evaluator;

import static java.util.stream.Collectors.toMap;

import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.optimizer.OptimizerSettings;
import io.github.lac4j.core.optimizer.Sgd;
import io.github.lac4j.core.schedule.Constant;
import io.github.lac4j.datasets.recipe.Recipe;
import io.github.lac4j.datasets.recipe.Recipes;
import io.github.lac4j.evaluation.diagnostic.Representation;
import io.github.lac4j.evaluation.diagnostic.RepresentationConfig;
import io.github.lac4j.evaluation.finetune.FineTuning;
import io.github.lac4j.evaluation.finetune.FineTuningConfig;
import io.github.lac4j.evaluation.knn.WeightedKnn;
import io.github.lac4j.evaluation.knn.WeightedKnnConfig;
import io.github.lac4j.evaluation.probe.LinearProbe;
import io.github.lac4j.evaluation.probe.LinearProbeConfig;
import io.github.lac4j.evaluation.probe.LowLabelProbe;
import io.github.lac4j.evaluation.probe.LowLabelProbeConfig;
import io.github.lac4j.evaluation.probe.SgdProbe;
import io.github.lac4j.evaluation.probe.SgdProbeConfig;
import io.github.lac4j.evaluation.testkit.EvaluatorContract;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

/** The evaluators of the library under the contract that everybody's are held to. */
class EvaluatorContractTest {

  private static final Map<String, Recipe> RECIPES =
      Recipes.all().stream().collect(toMap(Recipe::name, recipe -> recipe));

  private static final OptimizerSettings SGD =
      new OptimizerSettings(Sgd.plain(), new Constant(0.01));

  @Nested
  class NearestNeighbours extends EvaluatorContract {
    @Override
    protected Evaluator evaluator() {
      return new WeightedKnn(new WeightedKnnConfig());
    }
  }

  @Nested
  class OfLinearProbe extends EvaluatorContract {
    @Override
    protected Evaluator evaluator() {
      return new LinearProbe(new LinearProbeConfig());
    }
  }

  @Nested
  class OfLowLabelProbe extends EvaluatorContract {
    @Override
    protected Evaluator evaluator() {
      return new LowLabelProbe(new LowLabelProbeConfig());
    }
  }

  @Nested
  class OfSgdProbe extends EvaluatorContract {
    @Override
    protected Evaluator evaluator() {
      SgdProbeConfig config = new SgdProbeConfig(3, 16, SGD, 0.01, Optional.empty());
      return new SgdProbe(SgdProbe.ONE_EPOCH, config, RECIPES, new Dl4jExecutor());
    }
  }

  @Nested
  class OfRepresentation extends EvaluatorContract {
    @Override
    protected Evaluator evaluator() {
      return new Representation(new RepresentationConfig(), RECIPES);
    }
  }

  @Nested
  class OfFineTuning extends EvaluatorContract {
    @Override
    protected Evaluator evaluator() {
      FineTuningConfig config = new FineTuningConfig(2, 16, SGD, SGD, 0.01, Recipes.NONE);
      return new FineTuning(FineTuning.MNIST, config, RECIPES, new Dl4jExecutor());
    }
  }
}
