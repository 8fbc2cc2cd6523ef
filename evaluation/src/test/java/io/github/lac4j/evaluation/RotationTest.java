package io.github.lac4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import io.github.lac4j.core.model.BlueprintBuilder;
import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.Statistics;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.core.optimizer.OptimizerSettings;
import io.github.lac4j.core.optimizer.ScheduledOptimizer;
import io.github.lac4j.core.optimizer.Sgd;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.schedule.Cosine;
import io.github.lac4j.core.testkit.DenseModel;
import io.github.lac4j.core.training.Pretraining;
import io.github.lac4j.core.view.Batch;
import io.github.lac4j.core.view.ViewPlan;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.fashionmnist.FashionMnist;
import io.github.lac4j.datasets.loader.ViewLoader;
import io.github.lac4j.datasets.recipe.RecipeSelection;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.weights.WeightInit;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Rotation prediction (Gidaris et al. 2018): the class of a row is the index of its view. */
class RotationTest {
  private static final ViewPlan PLAN =
      ViewPlan.of("quarter-turn 0", "quarter-turn 1", "quarter-turn 2", "quarter-turn 3");

  @Test
  void should_learn_how_images_are_turned() {
    var images = FashionMnist.subset().open(DataLocation.none()).train();
    var run = new Run(new Seed(1), 32, images.size() / 32, 1, DataType.FLOAT, new Dl4jExecutor());
    var recipe = RecipeSelection.choose(String.join(",", PLAN.wishes()), Map.of());
    var views = new ViewLoader(images, recipe, 4, 32, run.seed(), DataType.FLOAT, 1);
    var model = new DenseModel(List.of(32), Activation.RELU);
    var turn = BlueprintBuilder.forFeatures(32, run.dataType());
    Network encoder = run.build("encoder", model.encoder(images.shape(), run.dataType()));
    Network head =
        run.build("turn", turn.linear("turn", 4, true, WeightInit.XAVIER).endUnit("turn").build());
    var sgd = new OptimizerSettings(Sgd.withMomentum(5e-4), Cosine.from(0.06));
    var all = List.of(encoder.parameters(), head.parameters());
    try (var learner = new Rotation(encoder, head, new ScheduledOptimizer(sgd, all, run))) {
      assertThat(new Pretraining(learner, views, 1, List.of()).run().lastLoss()).isLessThan(0.5);
    }
  }

  private record Rotation(Network encoder, Network head, ScheduledOptimizer optimizer)
      implements Learner {
    @Override
    public StepReport step(Batch batch) {
      PLAN.require(batch);
      var views = batch.views().stacked();
      try (var features = encoder.whole().forward(views, Statistics.BATCH_AND_MOVE);
          var turns = head.whole().forward(List.of(features.output()), Statistics.BATCH)) {
        var gradient = Transforms.softmax(turns.output().array());
        double loss = 0;
        for (int row = 0; row < views.size(0); row++) {
          double likelihood = gradient.getDouble(row, row / batch.images());
          loss -= Math.log(likelihood) / views.size(0);
          gradient.putScalar(row, row / batch.images(), likelihood - 1);
        }
        var towardsTurns = Activations.of(gradient.divi(views.size(0)));
        features.backwardParameters(turns.backward(towardsTurns, false).get(0), false);
        optimizer.step();
        return new StepReport(loss, Map.of());
      }
    }

    @Override
    public void save(StateWriter writer) {
      encoder.save(writer.scope("encoder"));
      head.save(writer.scope("turn"));
      optimizer.save(writer.scope("optimizer"));
    }

    @Override
    public void restore(StateReader reader) {
      encoder.restore(reader.scope("encoder"));
      head.restore(reader.scope("turn"));
      optimizer.restore(reader.scope("optimizer"));
    }

    @Override
    public void close() {
      List.of(encoder, head).forEach(Network::close);
    }
  }
}
