package io.github.lac4j.core.network;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Averages the running statistics that several parts of one batch lead to.
 *
 * <p>Each part starts from the statistics before the batch, as the split batch normalisation of
 * MoCo's official CIFAR demo does; one after the other they would move the statistics several
 * times.
 */
public final class StatisticsMean {

  private record Entry(INDArray live, INDArray start, INDArray sum) {}

  private final List<Entry> entries;
  private int parts;

  /** Takes the statistics of the networks as they stand for the start of every part. */
  public StatisticsMean(List<Network> networks) {
    this.entries =
        networks.stream()
            .flatMap(
                network ->
                    network.parameters().segments().stream()
                        .filter(segment -> segment.kind() == ParameterKind.STATISTIC)
                        .map(segment -> network.parameters().parametersOf(segment)))
            .map(live -> new Entry(live, live.dup(), live.like()))
            .toList();
  }

  /** Sets the statistics back for the next part. */
  public void beginPart() {
    entries.forEach(entry -> entry.live().assign(entry.start()));
  }

  /** Adds what a part has led to. */
  public void endPart() {
    entries.forEach(entry -> entry.sum().addi(entry.live()));
    parts++;
  }

  /** Sets the statistics to the mean over all parts. */
  public void writeBack() {
    entries.forEach(entry -> entry.live().assign(entry.sum().div(parts)));
  }
}
