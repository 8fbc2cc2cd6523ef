package io.github.lac4j.evaluation.projection;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.random.Seed;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * t-SNE, exact: a map that keeps neighbours together (van der Maaten and Hinton 2008, "Visualizing
 * data using t-SNE").
 *
 * <pre>
 *   q_ij = (1 + |y_i - y_j|^2)^-1 / Z,   minimise KL(P || Q) = sum of p_ij log(p_ij / q_ij)
 * </pre>
 *
 * <p>Starts from the first two principal components, scaled to a deviation of 1e-4 as scikit-learn
 * does, with a little seeded noise so that points on a line can leave it. Gradient descent with
 * momentum (0.5, then 0.8) and gains as in the authors' code; learning rate N / exaggeration / 4,
 * at least 50 (Belkina et al. 2019, and scikit-learn's "auto"). One thread; time and memory grow
 * with N^2: a thousand points take some seconds and 8 MB.
 *
 * <p>Only neighbourhoods are to be read from such a map: neither the sizes of groups nor the
 * distances between them mean anything.
 */
public final class Tsne {

  private static final double START_DEVIATION = 1e-4;
  private static final double NOISE = 1e-6;
  private static final double SMALLEST_GAIN = 0.01;
  private static final double SMALLEST_RATE = 50;

  private final int count;
  private final double perplexity;
  private final double[][] p;
  private final double[] x;
  private final double[] y;
  private final double[] slopeX;
  private final double[] slopeY;

  /**
   * Starts a map.
   *
   * @param points N x D
   * @param start N x 2
   */
  Tsne(double[][] points, double perplexity, double[][] start) {
    this.count = points.length;
    this.perplexity = perplexity;
    this.p = Affinities.of(points, perplexity);
    this.x = column(start, 0);
    this.y = column(start, 1);
    this.slopeX = new double[count];
    this.slopeY = new double[count];
  }

  /**
   * Lays points out in the plane.
   *
   * @param points N x D finite numbers, N of 4 or more, D of 2 or more
   * @param seed where the little noise comes from
   * @throws IllegalArgumentException if there are fewer points or dimensions
   */
  public static Tsne of(double[][] points, TsneConfig config, Seed seed) {
    requireNonNull(config, "config is null");
    if (points.length < 4 || points[0].length < 2) {
      throw new IllegalArgumentException(
          "t-SNE needs 4 points or more of 2 dimensions or more, but there are %d"
              .formatted(points.length));
    }
    double perplexity = Math.min(config.perplexity(), (points.length - 1) / 3.0);
    Tsne map = new Tsne(points, perplexity, start(points, seed));
    map.descend(config);
    return map;
  }

  /** Returns where the points lie, N x 2. */
  public double[][] coordinates() {
    double[][] coordinates = new double[count][];
    for (int i = 0; i < count; i++) {
      coordinates[i] = new double[] {x[i], y[i]};
    }
    return coordinates;
  }

  /** Returns the perplexity that was taken. */
  public double perplexity() {
    return perplexity;
  }

  /** Returns KL(P || Q) of the map as it is, in nats; less is better. */
  public double divergence() {
    double z = slope(1);
    double sum = 0;
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < count; j++) {
        if (p[i][j] > 0) {
          sum += p[i][j] * Math.log(p[i][j] * z / nearness(i, j));
        }
      }
    }
    return sum;
  }

  /** Returns the gradient of the divergence, N x 2. */
  double[][] gradient() {
    slope(1);
    double[][] gradient = new double[count][];
    for (int i = 0; i < count; i++) {
      gradient[i] = new double[] {slopeX[i], slopeY[i]};
    }
    return gradient;
  }

  private double nearness(int i, int j) {
    double dx = x[i] - x[j];
    double dy = y[i] - y[j];
    return 1 / (1 + dx * dx + dy * dy);
  }

  private static double[][] start(double[][] points, Seed seed) {
    double[][] start = PrincipalComponents.of(points, 2).coordinates();
    double squares = 0;
    for (double[] point : start) {
      squares += point[0] * point[0];
    }
    double deviation = Math.sqrt(squares / start.length);
    RandomGenerator random = seed.generator();
    for (double[] point : start) {
      for (int k = 0; k < 2; k++) {
        double scaled = deviation == 0 ? 0 : point[k] / deviation * START_DEVIATION;
        point[k] = scaled + NOISE * random.nextGaussian();
      }
    }
    return start;
  }

  private void descend(TsneConfig config) {
    double rate = Math.max(SMALLEST_RATE, count / config.exaggeration() / 4);
    Descent alongX = new Descent(count, rate);
    Descent alongY = new Descent(count, rate);
    for (int step = 0; step < config.iterations(); step++) {
      boolean exaggerated = step < config.exaggeratedIterations();
      slope(exaggerated ? config.exaggeration() : 1);
      double momentum = exaggerated ? 0.5 : 0.8;
      alongX.step(x, slopeX, momentum);
      alongY.step(y, slopeY, momentum);
    }
  }

  /**
   * Computes the gradient, with P multiplied by a factor.
   *
   * @return Z, the sum of all (1 + |y_i - y_j|^2)^-1
   */
  private double slope(double factor) {
    double[] pushX = new double[count];
    double[] pushY = new double[count];
    Arrays.fill(slopeX, 0);
    Arrays.fill(slopeY, 0);
    double z = 0;
    for (int i = 1; i < count; i++) {
      double[] row = p[i];
      double pullX = 0;
      double pullY = 0;
      double awayX = 0;
      double awayY = 0;
      for (int j = 0; j < i; j++) {
        double dx = x[i] - x[j];
        double dy = y[i] - y[j];
        double near = 1 / (1 + dx * dx + dy * dy);
        double pull = row[j] * near;
        double away = near * near;
        z += near;
        pullX += pull * dx;
        pullY += pull * dy;
        awayX += away * dx;
        awayY += away * dy;
        slopeX[j] -= pull * dx;
        slopeY[j] -= pull * dy;
        pushX[j] -= away * dx;
        pushY[j] -= away * dy;
      }
      slopeX[i] += pullX;
      slopeY[i] += pullY;
      pushX[i] += awayX;
      pushY[i] += awayY;
    }
    z *= 2;
    for (int i = 0; i < count; i++) {
      slopeX[i] = 4 * (factor * slopeX[i] - pushX[i] / z);
      slopeY[i] = 4 * (factor * slopeY[i] - pushY[i] / z);
    }
    return z;
  }

  private static double[] column(double[][] rows, int index) {
    return Arrays.stream(rows).mapToDouble(row -> row[index]).toArray();
  }

  /** Gradient descent of one coordinate of all points, with momentum and a gain for each. */
  private static final class Descent {

    private final double rate;
    private final double[] velocity;
    private final double[] gain;

    Descent(int count, double rate) {
      this.rate = rate;
      this.velocity = new double[count];
      this.gain = new double[count];
      Arrays.fill(gain, 1);
    }

    void step(double[] position, double[] slope, double momentum) {
      for (int i = 0; i < position.length; i++) {
        boolean onward = velocity[i] * slope[i] < 0;
        gain[i] = Math.max(SMALLEST_GAIN, onward ? gain[i] + 0.2 : gain[i] * 0.8);
        velocity[i] = momentum * velocity[i] - rate * gain[i] * slope[i];
        position[i] += velocity[i];
      }
    }
  }
}
