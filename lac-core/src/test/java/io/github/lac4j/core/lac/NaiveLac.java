package io.github.lac4j.core.lac;

import java.util.function.DoubleUnaryOperator;

/** The losses of LAC as loops over plain numbers: what finite differences are taken of. */
final class NaiveLac {

  private final double[][][] weights;
  private final double[][] biases;
  private final DoubleUnaryOperator hidden;
  private final DoubleUnaryOperator output;

  NaiveLac(LacAutoencoder autoencoder, DoubleUnaryOperator hidden, DoubleUnaryOperator output) {
    int layers = autoencoder.layers();
    this.weights = new double[layers][][];
    this.biases = new double[layers][];
    for (int layer = 0; layer < layers; layer++) {
      weights[layer] = autoencoder.weight(layer);
      biases[layer] = autoencoder.bias(layer);
    }
    this.hidden = hidden;
    this.output = output;
  }

  double[][] weight(int layer) {
    return weights[layer];
  }

  /** Returns what each layer gives for one image; the last entry is the reconstruction. */
  double[][] run(double[] image) {
    double[][] activities = new double[weights.length][];
    double[] input = image;
    for (int layer = 0; layer < weights.length; layer++) {
      input = layer(layer, input, layer == weights.length - 1 ? output : hidden);
      activities[layer] = input;
    }
    return activities;
  }

  /** Returns the contrast of one hidden layer with a constant target, for a constant input. */
  double contrast(int layer, double[] input, double[] target) {
    return squaredDistance(layer(layer, input, hidden), target);
  }

  /** Returns the contrast of all hidden layers, chained, with constant targets. */
  double chainedContrast(double[] input, double[][] targets) {
    double[][] activities = run(input);
    double sum = 0;
    for (int layer = 0; layer < weights.length - 1; layer++) {
      sum += squaredDistance(activities[layer], targets[layer]);
    }
    return sum;
  }

  private double[] layer(int layer, double[] input, DoubleUnaryOperator activation) {
    double[] result = new double[biases[layer].length];
    for (int i = 0; i < result.length; i++) {
      double sum = biases[layer][i];
      for (int j = 0; j < input.length; j++) {
        sum += weights[layer][i][j] * input[j];
      }
      result[i] = activation.applyAsDouble(sum);
    }
    return result;
  }

  private static double squaredDistance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return sum;
  }
}
