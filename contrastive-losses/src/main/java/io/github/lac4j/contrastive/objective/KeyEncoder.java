package io.github.lac4j.contrastive.objective;

import io.github.lac4j.core.network.StatisticsMean;
import io.github.lac4j.core.part.MomentumCopy;
import io.github.lac4j.core.part.NetworkChain;
import io.github.lac4j.core.random.Seed;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Turns images into keys by the momentum copy of encoder and head, in parts if need be. */
final class KeyEncoder {

  private final NetworkChain networks;
  private final int parts;
  private final StatisticsMean statistics;

  /**
   * @param parts number of parts that a shuffled batch is made in
   */
  KeyEncoder(MomentumCopy copy, int parts) {
    this.networks = copy.networks();
    this.parts = parts;
    this.statistics = new StatisticsMean(List.copyOf(networks.networks().values()), parts);
  }

  /** Returns the keys of all images, N x D, not normalised. */
  INDArray keys(INDArray images, Seed seed) {
    return parts == 1 ? networks.infer(images).dup('c') : keysOfParts(images, seed);
  }

  /** Makes the keys in parts of a shuffled batch. */
  private INDArray keysOfParts(INDArray images, Seed seed) {
    int n = (int) images.size(0);
    int[] order = seed.permutation(n);
    INDArray flat = images.dup('c').reshape(n, -1);
    long[] shape = images.shape();
    statistics.begin();
    INDArray keys = null;
    for (int part = 0; part < parts; part++) {
      int[] members = Arrays.copyOfRange(order, part * n / parts, (part + 1) * n / parts);
      shape[0] = members.length;
      statistics.beginPart();
      INDArray made = networks.infer(Nd4j.pullRows(flat, 1, members).reshape(shape));
      statistics.endPart();
      if (keys == null) {
        keys = Nd4j.create(made.dataType(), n, made.size(1));
      }
      for (int i = 0; i < members.length; i++) {
        keys.putRow(members[i], made.getRow(i));
      }
    }
    return keys;
  }
}
