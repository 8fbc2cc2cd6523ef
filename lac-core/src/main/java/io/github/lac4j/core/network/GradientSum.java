package io.github.lac4j.core.network;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Sums the gradients of several backward passes, each of which overwrites the one before. */
public final class GradientSum {

  private final List<Network> networks;
  private final List<INDArray> sums;

  /** Makes a sum over the whole gradient vectors of the given networks. */
  public GradientSum(List<Network> networks) {
    this.networks = List.copyOf(networks);
    this.sums =
        this.networks.stream().map(network -> network.parameters().gradients().like()).toList();
  }

  /** Forgets what has been summed so far. */
  public void clear() {
    sums.forEach(sum -> sum.assign(0));
  }

  /** Adds the gradients as they stand. */
  public void add() {
    for (int i = 0; i < sums.size(); i++) {
      sums.get(i).addi(networks.get(i).parameters().gradients());
    }
  }

  /** Makes the sum the networks' gradients. */
  public void writeBack() {
    for (int i = 0; i < sums.size(); i++) {
      networks.get(i).parameters().gradients().assign(sums.get(i));
    }
  }
}
