package io.github.lac4j.evaluation.probe;

import io.github.lac4j.evaluation.feature.Features;
import java.util.stream.IntStream;

/**
 * The objective of multinomial logistic regression: mean cross-entropy plus {@code l2 / 2} times
 * the squared norm of the weights.
 *
 * <p>The point holds the weights, classes x D row after row, then one bias a class, which is not
 * regularised. Samples are summed in fixed parts and the parts in their order, so the result does
 * not depend on the number of threads.
 */
final class SoftmaxRegression implements DifferentiableFunction {

  /** Samples that one thread sums: a multiple of the block's size. */
  private static final int PART = 16 * SampleBlock.SIZE;

  private final Features features;
  private final double l2;
  private final int classes;
  private final int inputs;

  SoftmaxRegression(Features features, double l2) {
    this.features = features;
    this.l2 = l2;
    classes = features.classes();
    inputs = features.dimensions();
  }

  @Override
  public int dimensions() {
    return classes * (inputs + 1);
  }

  @Override
  public double evaluate(double[] point, double[] gradient) {
    int rows = features.rows();
    int parts = (rows + PART - 1) / PART;
    double[][] partials =
        IntStream.range(0, parts)
            .parallel()
            .mapToObj(part -> part(point, part * PART))
            .toArray(double[][]::new);
    double[] sum = partials[0];
    for (int part = 1; part < parts; part++) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += partials[part][i];
      }
    }
    double squares = 0;
    for (int i = 0; i < classes * inputs; i++) {
      squares += point[i] * point[i];
      gradient[i] = sum[i] / rows + l2 * point[i];
    }
    for (int i = classes * inputs; i < gradient.length; i++) {
      gradient[i] = sum[i] / rows;
    }
    return sum[gradient.length] / rows + 0.5 * l2 * squares;
  }

  /** Returns the summed gradient of one part of the samples, and behind it the summed loss. */
  private double[] part(double[] point, int start) {
    int end = Math.min(start + PART, features.rows());
    double[] sum = new double[dimensions() + 1];
    SampleBlock block = new SampleBlock(features);
    for (int from = start; from < end; from += SampleBlock.SIZE) {
      block.load(from);
      block.computeLogits(point);
      sum[sum.length - 1] += block.computeResiduals();
      block.addGradient(sum);
    }
    return sum;
  }

  /** Returns the most probable class of each row of some features; of equals the lowest. */
  static int[] predict(Features features, double[] point) {
    int[] predictions = new int[features.rows()];
    SampleBlock block = new SampleBlock(features);
    for (int from = 0; from < predictions.length; from += SampleBlock.SIZE) {
      block.load(from);
      block.computeLogits(point);
      for (int i = 0; i < block.count(); i++) {
        predictions[from + i] = block.predict(i);
      }
    }
    return predictions;
  }
}
