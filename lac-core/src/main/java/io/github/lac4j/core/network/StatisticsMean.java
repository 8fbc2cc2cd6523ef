package io.github.lac4j.core.network;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Averages the running statistics that several parts of one batch lead to.
 *
 * <p>Each part starts from the statistics before the batch, as the split batch normalisation of
 * MoCo's official CIFAR demo does; one after the other they would move the statistics several
 * times. A batch of one part costs nothing.
 */
public final class StatisticsMean {

  private record Entry(INDArray live, INDArray start, INDArray sum) {}

  private final List<Entry> entries;
  private final List<ParameterVersion> versions;
  private final int parts;
  private int ended;

  /**
   * Makes a mean over all running statistics of the given networks.
   *
   * @param parts number of parts of a batch, 1 or more
   */
  public StatisticsMean(List<Network> networks, int parts) {
    if (parts < 1) {
      throw new IllegalArgumentException(
          "parts is %d; a mean needs at least one part".formatted(parts));
    }
    this.parts = parts;
    this.versions = networks.stream().map(network -> network.parameters().version()).toList();
    this.entries =
        parts == 1
            ? List.of()
            : networks.stream()
                .flatMap(
                    network ->
                        network.parameters().segments().stream()
                            .filter(segment -> segment.kind() == ParameterKind.STATISTIC)
                            .map(segment -> network.parameters().parametersOf(segment)))
                .map(live -> new Entry(live, live.like(), live.like()))
                .toList();
  }

  /** Takes the statistics as they stand for the start of every part of a batch. */
  public void begin() {
    ended = 0;
    entries.forEach(entry -> entry.start().assign(entry.live()));
  }

  /** Sets the statistics back for the next part. */
  public void beginPart() {
    versions.forEach(ParameterVersion::statisticsChanged);
    entries.forEach(entry -> entry.live().assign(entry.start()));
  }

  /**
   * Takes note of what a part has led to; the last one leaves the mean of all with the networks.
   *
   * @throws IllegalStateException if all parts have ended already
   */
  public void endPart() {
    if (ended == parts) {
      throw new IllegalStateException(
          "All %d parts have ended already; begin another batch first".formatted(parts));
    }
    ended++;
    versions.forEach(ParameterVersion::statisticsChanged);
    for (Entry entry : entries) {
      if (ended == 1) {
        entry.sum().assign(entry.live());
      } else {
        entry.sum().addi(entry.live());
      }
      if (ended == parts) {
        entry.sum().divi(parts, entry.live());
      }
    }
  }
}
