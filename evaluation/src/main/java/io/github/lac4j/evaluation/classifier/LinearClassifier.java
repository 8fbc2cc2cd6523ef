package io.github.lac4j.evaluation.classifier;

import io.github.lac4j.core.loss.CrossEntropy;
import io.github.lac4j.core.loss.LossValue;
import io.github.lac4j.core.model.Blueprint;
import io.github.lac4j.core.model.BlueprintBuilder;
import io.github.lac4j.core.network.Activations;
import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.network.ParameterKind;
import io.github.lac4j.core.network.ParameterSegment;
import io.github.lac4j.core.network.ParameterSlice;
import io.github.lac4j.core.network.Pass;
import io.github.lac4j.core.network.Statistics;
import io.github.lac4j.core.objective.Run;
import io.github.lac4j.core.optimizer.OptimizerSettings;
import io.github.lac4j.core.optimizer.ScheduledOptimizer;
import io.github.lac4j.core.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * One linear layer that turns features into logits, with its optimiser.
 *
 * <p>Not for several threads.
 */
public final class LinearClassifier implements AutoCloseable {

  private static final String ROLE = "classifier";

  private final Network network;
  private final ScheduledOptimizer optimizer;

  /**
   * Makes a classifier.
   *
   * @param features D, the width of the features
   * @param classes number of classes
   * @param initialDeviation deviation of the first weights, which are normal around 0; 0 for zeros.
   *     Biases start at 0
   * @param settings optimiser and learning rate
   * @param run seed, length, number type and executor
   */
  public LinearClassifier(
      int features, int classes, double initialDeviation, OptimizerSettings settings, Run run) {
    Blueprint blueprint =
        BlueprintBuilder.forFeatures(features, run.dataType())
            .linear(ROLE, classes, /* hasBias= */ true, WeightInit.XAVIER)
            .endUnit(ROLE)
            .build();
    this.network = run.build(ROLE, blueprint);
    fill(network.parameters(), initialDeviation, run.seed().derive("classifier weights"));
    this.optimizer = new ScheduledOptimizer(settings, List.of(network.parameters()), run);
  }

  private static void fill(ParameterSlice parameters, double deviation, Seed seed) {
    for (ParameterSegment segment : parameters.segments()) {
      double[] values = new double[Math.toIntExact(segment.length())];
      if (segment.kind() == ParameterKind.WEIGHT) {
        RandomGenerator random = seed.generator();
        for (int i = 0; i < values.length; i++) {
          values[i] = deviation * random.nextGaussian();
        }
      }
      INDArray target = parameters.parametersOf(segment);
      target.assign(Nd4j.createFromArray(values).castTo(target.dataType()));
    }
    parameters.changed();
  }

  /**
   * Takes one step.
   *
   * @param features N x D
   * @param labels N classes
   * @return mean cross-entropy before the update
   */
  public double step(INDArray features, int[] labels) {
    return step(features, labels, Pass::backwardParameters);
  }

  /**
   * Takes one step and carries the gradient on.
   *
   * @param features N x D
   * @param labels N classes
   * @param towardsFeatures receives d loss / d features, valid until it returns
   * @return mean cross-entropy before the update
   */
  public double step(INDArray features, int[] labels, Consumer<Activations> towardsFeatures) {
    return step(
        features,
        labels,
        (pass, gradient, accumulate) ->
            towardsFeatures.accept(pass.backward(gradient, accumulate).get(0)));
  }

  private interface Backward {
    void run(Pass pass, Activations gradient, boolean accumulate);
  }

  private double step(INDArray features, int[] labels, Backward backward) {
    double value;
    try (Pass pass = network.whole().forward(features, Statistics.BATCH_AND_MOVE)) {
      LossValue loss = new CrossEntropy().evaluate(pass.output().array(), labels);
      backward.run(pass, Activations.of(loss.gradient(0)), false);
      value = loss.value();
    }
    optimizer.step();
    return value;
  }

  /**
   * Writes the class of the largest logit of each row of features; of equals the lowest.
   *
   * @param features N x D
   * @param target receives N classes
   * @param offset where the first goes
   */
  public void predict(INDArray features, int[] target, int offset) {
    double[][] logits = network.infer(features).toDoubleMatrix();
    for (int i = 0; i < logits.length; i++) {
      int best = 0;
      for (int c = 1; c < logits[i].length; c++) {
        if (logits[i][c] > logits[i][best]) {
          best = c;
        }
      }
      target[offset + i] = best;
    }
  }

  /**
   * Checks the length, the batches and the start of a training.
   *
   * @param epochs passes over the training images, 1 or more
   * @param batchSize images of a step, 1 or more
   * @param initialDeviation deviation of the first weights, finite and 0 or more
   * @throws IllegalArgumentException naming every value that is out of range
   */
  public static void requireSettings(int epochs, int batchSize, double initialDeviation) {
    List<String> problems = new ArrayList<>();
    if (epochs < 1) {
      problems.add("epochs must be 1 or more, but is " + epochs);
    }
    if (batchSize < 1) {
      problems.add("batchSize must be 1 or more, but is " + batchSize);
    }
    if (!(initialDeviation >= 0) || Double.isInfinite(initialDeviation)) {
      problems.add("initialDeviation must be finite and 0 or more, but is " + initialDeviation);
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  @Override
  public void close() {
    network.close();
  }
}
