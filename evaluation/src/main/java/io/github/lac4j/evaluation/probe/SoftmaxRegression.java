package io.github.lac4j.evaluation.probe;

import io.github.lac4j.evaluation.feature.Features;
import io.github.lac4j.evaluation.probe.Lbfgs.DifferentiableFunction;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * The objective of multinomial logistic regression: mean cross-entropy plus {@code l2 / 2} times
 * the squared norm of the weights.
 *
 * <p>The point holds the weights, classes x D row after row, then one bias a class, which is not
 * regularised. Samples are summed in a fixed number of parts and the parts in their order, so the
 * result does not depend on the number of threads. Memory of one evaluation is used by the next: an
 * instance serves one fit at a time.
 */
final class SoftmaxRegression implements DifferentiableFunction {

  /** Enough for all cores, and few enough that their gradients are soon added up. */
  private static final int PARTS = 32;

  private final BlockedFeatures features;
  private final double l2;
  private final int classes;
  private final int inputs;
  private final Part[] parts;
  private final IdleBlocks idle;

  SoftmaxRegression(BlockedFeatures features, double l2) {
    this.features = features;
    this.l2 = l2;
    classes = features.features().classes();
    inputs = features.features().dimensions();
    idle = new IdleBlocks(features);
    int count = Math.min(PARTS, features.blocks());
    parts = new Part[count];
    for (int i = 0; i < count; i++) {
      parts[i] = new Part(i * features.blocks() / count, (i + 1) * features.blocks() / count);
    }
  }

  SoftmaxRegression(Features features, double l2) {
    this(new BlockedFeatures(features), l2);
  }

  @Override
  public int dimensions() {
    return classes * (inputs + 1);
  }

  @Override
  public double evaluate(double[] point, double[] gradient) {
    Arrays.stream(parts).parallel().forEach(part -> part.evaluate(point));
    int rows = features.features().rows();
    double loss = 0;
    Arrays.fill(gradient, 0);
    for (Part part : parts) {
      loss += part.loss;
      part.addGradient(gradient);
    }
    double squares = 0;
    for (int i = 0; i < classes * inputs; i++) {
      squares += point[i] * point[i];
      gradient[i] = gradient[i] / rows + l2 * point[i];
    }
    for (int i = classes * inputs; i < gradient.length; i++) {
      gradient[i] /= rows;
    }
    return loss / rows + 0.5 * l2 * squares;
  }

  /** Blocks' memory that no thread uses at the moment: as much as there are threads. */
  private record IdleBlocks(BlockedFeatures features, Queue<SampleBlock> queue) {

    IdleBlocks(BlockedFeatures features) {
      this(features, new ConcurrentLinkedQueue<>());
    }

    SampleBlock take() {
      SampleBlock block = queue.poll();
      return block == null ? new SampleBlock(features) : block;
    }

    void giveBack(SampleBlock block) {
      queue.add(block);
    }
  }

  /** Some neighbouring blocks of samples, with the sums over them. */
  private final class Part {

    private final int first;
    private final int end;
    private final double[][] weights = new double[classes][inputs];
    private final double[] biases = new double[classes];
    private double loss;

    Part(int first, int end) {
      this.first = first;
      this.end = end;
    }

    void evaluate(double[] point) {
      loss = 0;
      for (double[] row : weights) {
        Arrays.fill(row, 0);
      }
      Arrays.fill(biases, 0);
      SampleBlock block = idle.take();
      for (int i = first; i < end; i++) {
        block.computeLogits(i, point);
        loss += block.computeResiduals();
        block.addGradient(weights, biases);
      }
      idle.giveBack(block);
    }

    void addGradient(double[] sum) {
      for (int c = 0; c < classes; c++) {
        for (int d = 0; d < inputs; d++) {
          sum[c * inputs + d] += weights[c][d];
        }
        sum[classes * inputs + c] += biases[c];
      }
    }
  }

  /** Returns the most probable class of each row of some features; of equals the lowest. */
  static int[] predict(Features features, double[] point) {
    int[] predictions = new int[features.rows()];
    BlockedFeatures blocks = new BlockedFeatures(features);
    IdleBlocks idle = new IdleBlocks(blocks);
    IntStream.range(0, blocks.blocks())
        .parallel()
        .forEach(
            block -> {
              SampleBlock samples = idle.take();
              int count = samples.computeLogits(block, point);
              for (int i = 0; i < count; i++) {
                predictions[block * BlockedFeatures.SIZE + i] = samples.predict(i);
              }
              idle.giveBack(samples);
            });
    return predictions;
  }
}
