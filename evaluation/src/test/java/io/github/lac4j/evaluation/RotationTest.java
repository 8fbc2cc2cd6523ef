package io.github.lac4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.head.ProjectionHead;
import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.loss.CrossEntropy;
import io.github.lac4j.core.loss.LossValue;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.objective.EmbeddingDeviation;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.core.optimizer.OptimizerSettings;
import io.github.lac4j.core.optimizer.ScheduledOptimizer;
import io.github.lac4j.core.optimizer.Sgd;
import io.github.lac4j.core.part.ComposedLearner;
import io.github.lac4j.core.part.NetworkChain;
import io.github.lac4j.core.part.Parts;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.schedule.Cosine;
import io.github.lac4j.core.testkit.DenseModel;
import io.github.lac4j.core.training.TrainingSession;
import io.github.lac4j.core.view.ViewPlan;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.fashionmnist.FashionMnist;
import io.github.lac4j.datasets.loader.ViewLoader;
import io.github.lac4j.datasets.recipe.RecipeSelection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;

/** Rotation prediction (Gidaris et al. 2018): the class of a row is the index of its view. */
class RotationTest {

  private record Rotation(OptimizerSettings optimization) implements Objective {

    @Override
    public String name() {
      return "rotation";
    }

    @Override
    public ViewPlan views() {
      return ViewPlan.of("quarter-turn 0", "quarter-turn 1", "quarter-turn 2", "quarter-turn 3");
    }

    @Override
    public Learner bind(Model model, ImageShape input, Run run) {
      NetworkChain turns =
          NetworkChain.encoder(model, input, run)
              .then(
                  "turn", width -> ProjectionHead.linear(4).blueprint(width, run.dataType()), run);
      ScheduledOptimizer optimizer = new ScheduledOptimizer(optimization, turns.parameters(), run);
      Parts parts = new Parts().add("turns", turns).add("optimizer", optimizer);
      return new ComposedLearner(
          views(),
          parts,
          turns.encoder(),
          batch -> {
            int n = batch.images();
            int[] labels = IntStream.range(0, 4 * n).map(row -> row / n).toArray();
            try (var pass = turns.forward(batch.views().stacked())) {
              LossValue loss = new CrossEntropy().evaluate(pass.output(), labels);
              double spread = EmbeddingDeviation.of(pass.output());
              pass.backward(loss.gradient(0), /* accumulate= */ false);
              return StepReport.of(loss.value(), spread, optimizer.step());
            }
          });
    }
  }

  @Test
  void should_learn_how_images_are_turned() {
    var images = FashionMnist.subset().open(DataLocation.none()).train();
    var rotation = new Rotation(new OptimizerSettings(Sgd.withMomentum(5e-4), Cosine.from(0.06)));
    var run = new Run(new Seed(1), 32, images.size() / 32, 1, DataType.FLOAT, new Dl4jExecutor());
    var recipe = RecipeSelection.choose(String.join(",", rotation.views().wishes()), Map.of());
    var views = new ViewLoader(images, recipe, 4, 32, run.seed(), DataType.FLOAT, 1);
    var model = new DenseModel(List.of(32), Activation.RELU);
    try (Learner learner = rotation.bind(model, images.shape(), run)) {
      double last = new TrainingSession(rotation, learner, views, run).train().lastLoss();

      // Guessing costs ln 4 = 1.39.
      assertThat(last).isLessThan(0.5);
    }
  }
}
