package io.github.lac4j.evaluation.probe;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.registry.Setting;
import io.github.lac4j.datasets.split.LabelFraction;
import java.util.HashSet;
import java.util.List;

/**
 * The settings of {@link LowLabelProbe}.
 *
 * @param labels which shares of the labels are used, one after the other
 * @param probe how each is fitted
 */
public record LowLabelProbeConfig(
    @Setting(meaning = "which shares of the labels are used, one after the other")
        List<LabelFraction> labels,
    @Setting(meaning = "how each is fitted") LinearProbeConfig probe) {

  /**
   * Takes 1 % and 10 %, and a fixed l2 of 0.01: with some images a class, a validation part would
   * be too small to choose on.
   */
  public LowLabelProbeConfig() {
    this(
        List.of(LabelFraction.ONE_PERCENT, LabelFraction.TEN_PERCENT),
        new LinearProbeConfig().withL2(0.01));
  }

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is no share, or one is there twice
   */
  public LowLabelProbeConfig {
    labels = List.copyOf(requireNonNull(labels, "labels is null"));
    requireNonNull(probe, "probe is null");
    if (labels.isEmpty() || new HashSet<>(labels).size() != labels.size()) {
      throw new IllegalArgumentException(
          "labels are %s; name at least one share, and none twice".formatted(labels));
    }
  }
}
