package io.github.lac4j.core.lac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.lac4j.core.model.Reconstruction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Values derived by hand for small networks, independent of the golden files. */
class LacFixtureTest {

  private static final double TOLERANCE = 1e-10;
  private final INDArray images =
      Nd4j.createFromArray(sigmoid(scale(1, wave(3, 4, 0.7, 1.3, 0.4))));

  @Test
  void should_match_the_network_with_one_hidden_layer() {
    LacAutoencoder autoencoder = oneHiddenLayer();

    LacLosses losses = autoencoder.evaluate(images, GradientFlow.LOCAL);

    assertThat(losses.hidden()).isCloseTo(0.007176200738769384, within(TOLERANCE));
    assertThat(losses.output()).isCloseTo(0.3599919081534867, within(TOLERANCE));
    LacGoldenTest.assertMatrix(
        autoencoder.weightGradient(0),
        new double[][] {
          {0.02852303073052572, 0.02781813531619142, 0.02471460000137897, 0.020287145996955372},
          {0.004676663763871689, 0.004572416373866155, 0.004094134741594187, 0.0034142183345064157}
        });
    assertThat(autoencoder.biasGradient(0))
        .containsExactly(
            new double[] {0.040731204957007806, 0.006829148611263426}, within(TOLERANCE));
    assertThat(autoencoder.weightGradient(1)[0])
        .containsExactly(
            new double[] {-0.01984289879492243, -0.020037016765480888}, within(TOLERANCE));
    assertThat(autoencoder.weightGradient(1)[3])
        .containsExactly(
            new double[] {0.18433630671661505, 0.18019708911622945}, within(TOLERANCE));
    assertThat(autoencoder.biasGradient(1))
        .containsExactly(
            new double[] {
              -0.03045168692432083, 0.04594938369355561, 0.3060110204295007, 0.25705811826550484
            },
            within(TOLERANCE));
  }

  @Test
  void should_match_the_full_gradient_of_one_hidden_layer_for_contrast() {
    LacAutoencoder autoencoder = oneHiddenLayer();

    autoencoder.evaluate(images, GradientFlow.FULL);

    assertThat(autoencoder.weightGradient(0)[0])
        .containsExactly(
            new double[] {
              0.029949075714633816, 0.028791270176992123, 0.025174627257384258, 0.020957830629362434
            },
            within(TOLERANCE));
    // The output layer learns from the reconstruction error alone, in every flow.
    assertThat(autoencoder.weightGradient(1)[3])
        .containsExactly(
            new double[] {0.18433630671661505, 0.18019708911622945}, within(TOLERANCE));
  }

  @Test
  void should_match_the_network_with_two_hidden_layers() {
    // The fixture has two layers before the output, 4-3-2-4: a decoder without a hidden layer.
    LacAutoencoder autoencoder =
        new LacAutoencoder(List.of(4, 3, 2, 4), Activation.TANH, Reconstruction.UNIT_INTERVAL, 2);
    autoencoder.setWeight(0, scale(0.5, wave(3, 4, 0.5, 0.9, 0.2)));
    autoencoder.setBias(0, scale(0.1, wave(1, 3, 0.3, 0.4, 0.5))[0]);
    autoencoder.setWeight(1, scale(0.5, wave(2, 3, 0.8, 0.6, 0.7)));
    autoencoder.setBias(1, scale(0.1, wave(1, 2, 0.3, 0.9, 0.1))[0]);
    autoencoder.setWeight(2, scale(0.5, wave(4, 2, 0.6, 0.8, 1.1)));
    autoencoder.setBias(2, scale(0.1, wave(1, 4, 0.2, 0.7, 0.3))[0]);

    LacLosses losses = autoencoder.evaluate(images, GradientFlow.LOCAL);

    assertThat(losses.layers().values().stream().mapToDouble(Double::doubleValue).toArray())
        .containsExactly(
            new double[] {0.047899836016731645, 0.007088077512350256}, within(TOLERANCE));
    assertThat(losses.hidden()).isCloseTo(0.0549879135290819, within(TOLERANCE));
    assertThat(losses.output()).isCloseTo(0.3768352504488593, within(TOLERANCE));
    assertThat(autoencoder.weightGradient(0)[0])
        .containsExactly(
            new double[] {
              0.13358007357637436, 0.1301635036414385, 0.11493283398603277, 0.09284861301592798
            },
            within(TOLERANCE));
    assertThat(autoencoder.biasGradient(0))
        .containsExactly(
            new double[] {0.18609210457545527, 0.08196162128797556, -0.0877964557282004},
            within(TOLERANCE));
    LacGoldenTest.assertMatrix(
        autoencoder.weightGradient(1),
        new double[][] {
          {0.02418676286241927, 0.020948509883168893, 0.017501119304925476},
          {0.052751222201673637, 0.045750226100534794, 0.03825757281238652}
        });
    assertThat(autoencoder.biasGradient(1))
        .containsExactly(
            new double[] {0.03011839874045618, 0.06559939510494404}, within(TOLERANCE));
    assertThat(autoencoder.weightGradient(2)[3])
        .containsExactly(
            new double[] {0.20960739746003784, 0.19521646807878335}, within(TOLERANCE));
    assertThat(autoencoder.biasGradient(2))
        .containsExactly(
            new double[] {
              -0.008051926134718487, 0.0653822041589142, 0.31749424952278327, 0.25710384539781733
            },
            within(TOLERANCE));
  }

  private static LacAutoencoder oneHiddenLayer() {
    LacAutoencoder autoencoder =
        new LacAutoencoder(List.of(4, 2, 4), Activation.SIGMOID, Reconstruction.UNIT_INTERVAL);
    autoencoder.setWeight(0, scale(0.5, wave(2, 4, 0.5, 0.9, 0.2)));
    autoencoder.setBias(0, scale(0.1, wave(1, 2, 0.3, 0.4, 0.5))[0]);
    autoencoder.setWeight(1, scale(0.5, wave(4, 2, 0.6, 0.8, 1.1)));
    autoencoder.setBias(1, scale(0.1, wave(1, 4, 0.2, 0.7, 0.3))[0]);
    return autoencoder;
  }

  /** The fixtures' generator: sin(a i + b j + c) + 0.25 cos(0.9 i j + 0.3 c). */
  private static double[][] wave(int rows, int columns, double a, double b, double c) {
    double[][] values = new double[rows][columns];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        values[i][j] = Math.sin(a * i + b * j + c) + 0.25 * Math.cos(0.9 * i * j + 0.3 * c);
      }
    }
    return values;
  }

  private static double[][] scale(double factor, double[][] values) {
    for (double[] row : values) {
      for (int j = 0; j < row.length; j++) {
        row[j] *= factor;
      }
    }
    return values;
  }

  private static double[][] sigmoid(double[][] values) {
    for (double[] row : values) {
      for (int j = 0; j < row.length; j++) {
        row[j] = 1 / (1 + Math.exp(-row[j]));
      }
    }
    return values;
  }
}
