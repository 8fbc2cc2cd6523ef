package io.github.lac4j.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lac4j.core.lac.Lac;
import io.github.lac4j.core.lac.LacConfig;
import io.github.lac4j.core.network.dl4j.Dl4jExecutor;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.objective.StepReport;
import io.github.lac4j.core.optimizer.Adam;
import io.github.lac4j.core.optimizer.OptimizerSettings;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.schedule.Constant;
import io.github.lac4j.core.training.Pretraining;
import io.github.lac4j.core.training.TrainingListener;
import io.github.lac4j.core.training.TrainingProgress;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.fashionmnist.FashionMnist;
import io.github.lac4j.datasets.loader.ViewLoader;
import io.github.lac4j.datasets.recipe.Recipes;
import io.github.lac4j.models.mlp.Mlp;
import io.github.lac4j.models.mlp.MlpConfig;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;

/** LAC on real images: its hidden layers must learn something that the output layer can use. */
class LacSmokeTest {

  private static final int BATCH = 128;
  private static final int STEPS = 300;

  @Test
  void should_reconstruct_clearly_better_than_with_frozen_hidden_layers() {
    ImageDataset images = FashionMnist.subset().open(DataLocation.none()).train();

    double trained = reconstructionError(images, 1e-3);
    double frozen = reconstructionError(images, 0);

    assertThat(trained).isPositive().isLessThan(0.8 * frozen);
  }

  /** Returns the squared error of an image, averaged over the last epoch. */
  private static double reconstructionError(ImageDataset images, double hiddenRate) {
    LacConfig defaults = LacConfig.defaults();
    Lac lac =
        new Lac(
            new LacConfig(
                defaults.gradients(),
                defaults.target(),
                defaults.recirculation(),
                defaults.layerWeights(),
                defaults.granularity(),
                defaults.reconstruction(),
                new OptimizerSettings(Adam.standard(), new Constant(hiddenRate)),
                new OptimizerSettings(Adam.standard(), new Constant(1e-2))));
    ViewLoader views =
        new ViewLoader(images, Recipes.none(), 1, BATCH, new Seed(2), DataType.FLOAT, 2);
    int epochs = STEPS / views.stepsPerEpoch() + 1;
    Run run =
        new Run(
            new Seed(1), BATCH, views.stepsPerEpoch(), epochs, DataType.FLOAT, new Dl4jExecutor());
    ErrorOfLastEpoch error = new ErrorOfLastEpoch();
    Mlp model = new Mlp(new MlpConfig(List.of(256, 64), Activation.TANH, false));
    try (Learner learner = lac.bind(model, images.shape(), run)) {
      new Pretraining(learner, views, epochs, List.of(error)).run();
    }
    return error.sum / error.steps;
  }

  private static final class ErrorOfLastEpoch implements TrainingListener {

    private double sum;
    private int steps;

    @Override
    public void onStep(TrainingProgress progress, StepReport report) {
      if (progress.epoch() == progress.epochs() - 1) {
        sum += report.metrics().get("reconstruction-loss");
        steps++;
      }
    }
  }
}
