package io.github.lac4j.evaluation.bench;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.model.Model;
import io.github.lac4j.core.network.Executor;
import io.github.lac4j.core.objective.Learner;
import io.github.lac4j.core.objective.Objective;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.core.view.Batch;
import io.github.lac4j.core.view.Views;
import org.nd4j.linalg.api.buffer.DataType;

/** One step of a learner, views in memory. */
final class LearnerStep {

  private final Executor executor;

  LearnerStep(Executor executor) {
    this.executor = executor;
  }

  Runnable prepare(Objective objective, Model model, ImageShape shape, int images) {
    Run run = new Run(new Seed(1), images, 1000, 1, DataType.FLOAT, executor);
    Learner learner = objective.bind(model, shape, run);
    int count = objective.views().count();
    Batch batch =
        Batch.of(
            new Views(
                RandomInput.uniform(
                    "views", count * images, shape.channels(), shape.height(), shape.width()),
                count));
    return () -> learner.step(batch);
  }
}
