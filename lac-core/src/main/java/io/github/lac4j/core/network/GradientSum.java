package io.github.lac4j.core.network;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Sums the gradients of several backward passes, each of which overwrites the one before.
 *
 * <p>A sum over one pass costs nothing.
 */
public final class GradientSum {

  private final List<INDArray> gradients;
  private final List<INDArray> sums;
  private final int passes;
  private int added;

  /**
   * Makes a sum over the whole gradient vectors of the given networks.
   *
   * @param passes number of backward passes, 1 or more
   */
  public GradientSum(List<Network> networks, int passes) {
    if (passes < 1) {
      throw new IllegalArgumentException(
          "passes is %d; a sum needs at least one backward pass".formatted(passes));
    }
    this.gradients = networks.stream().map(network -> network.parameters().gradients()).toList();
    this.sums = passes == 1 ? List.of() : gradients.stream().map(INDArray::like).toList();
    this.passes = passes;
  }

  /** Forgets what has been summed so far. */
  public void begin() {
    added = 0;
  }

  /**
   * Adds the gradients as they stand; the last of the passes leaves the sum of all with the
   * networks.
   *
   * @throws IllegalStateException if all passes have been added already
   */
  public void add() {
    if (added == passes) {
      throw new IllegalStateException(
          "All %d passes have been added already; begin another sum first".formatted(passes));
    }
    added++;
    for (int i = 0; i < sums.size(); i++) {
      if (added == passes) {
        gradients.get(i).addi(sums.get(i));
      } else if (added == 1) {
        sums.get(i).assign(gradients.get(i));
      } else {
        sums.get(i).addi(gradients.get(i));
      }
    }
  }
}
