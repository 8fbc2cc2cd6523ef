package io.github.lac4j.evaluation.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What to time, at which size.
 *
 * @param objective name of the objective, for pretraining steps and losses
 * @param model name of the model, for steps of an encoder and of LAC
 * @param width channels of the first layer
 * @param depth convolutions of each stage of the convolutional autoencoder
 * @param batch N of a step
 * @param n N of a loss
 * @param d D, the width of the embeddings
 * @param queue K of MoCo's queue
 * @param recipe name of the recipe of views
 * @param side rows and columns of the images of views
 * @param sizes widths of LAC's autoencoder, from the image to its reconstruction
 * @param recomputation whether LAC runs its first pass again instead of keeping its activities
 * @param runs timed runs, after at least two that are not
 * @param warmUp seconds that the runs before take together at least, 0 or more
 */
public record BenchmarkOptions(
    String objective,
    String model,
    int width,
    int depth,
    int batch,
    int n,
    int d,
    int queue,
    String recipe,
    int side,
    List<Integer> sizes,
    boolean recomputation,
    int runs,
    int warmUp) {

  /**
   * Copies the list and checks the counts.
   *
   * @throws IllegalArgumentException naming every count that is below 1
   */
  public BenchmarkOptions {
    sizes = List.copyOf(sizes);
    List<String> problems = new ArrayList<>();
    requirePositive(problems, "width", width);
    requirePositive(problems, "depth", depth);
    requirePositive(problems, "batch", batch);
    requirePositive(problems, "n", n);
    requirePositive(problems, "d", d);
    requirePositive(problems, "queue", queue);
    requirePositive(problems, "side", side);
    requirePositive(problems, "runs", runs);
    if (warmUp < 0) {
      problems.add("warmUp is %d; it must be 0 or more".formatted(warmUp));
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  private static void requirePositive(List<String> problems, String name, int value) {
    if (value < 1) {
      problems.add("%s is %d; it must be 1 or more".formatted(name, value));
    }
  }
}
