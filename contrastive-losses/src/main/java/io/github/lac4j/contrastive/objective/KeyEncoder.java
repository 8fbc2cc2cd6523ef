package io.github.lac4j.contrastive.objective;

import io.github.lac4j.core.checkpoint.Checkpointable;
import io.github.lac4j.core.checkpoint.StateReader;
import io.github.lac4j.core.checkpoint.StateWriter;
import io.github.lac4j.core.network.MomentumNetwork;
import io.github.lac4j.core.network.StatisticsMean;
import io.github.lac4j.core.random.Seed;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The momentum copy of encoder and head, which turns images into keys. */
final class KeyEncoder implements Checkpointable, AutoCloseable {

  private final MomentumNetwork encoder;
  private final MomentumNetwork head;
  private final ProjectedEncoder networks;
  private final int parts;
  private final StatisticsMean statistics;

  /**
   * @param parts number of parts that a shuffled batch is made in
   */
  KeyEncoder(ProjectedEncoder query, int parts) {
    this.encoder = new MomentumNetwork(query.encoder());
    this.head = new MomentumNetwork(query.head());
    this.networks = ProjectedEncoder.of(encoder.network(), head.network());
    this.parts = parts;
    this.statistics = new StatisticsMean(networks.networks(), parts);
  }

  void update(double momentum) {
    encoder.update(momentum);
    head.update(momentum);
  }

  /** Returns the keys of all images, N x D, not normalised; one batch for all. */
  INDArray keys(INDArray images) {
    return networks.infer(images).dup('c');
  }

  /** Returns the keys of all images, N x D, made in parts of a shuffled batch. */
  INDArray keysOfParts(INDArray images, Seed seed) {
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

  @Override
  public void save(StateWriter writer) {
    networks.save(writer);
  }

  @Override
  public void restore(StateReader reader) {
    networks.restore(reader);
  }

  @Override
  public void close() {
    networks.close();
  }
}
