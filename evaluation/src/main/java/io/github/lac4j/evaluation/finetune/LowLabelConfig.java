package io.github.lac4j.evaluation.finetune;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.registry.Setting;
import io.github.lac4j.datasets.split.LabelFraction;
import java.util.HashSet;
import java.util.List;

/**
 * The settings of {@link LowLabelFineTuning}.
 *
 * @param labels which shares of the labels are used, one after the other
 * @param onePercent how to train with one label in a hundred
 * @param tenPercent how to train with one label in ten
 */
public record LowLabelConfig(
    @Setting(meaning = "which shares of the labels are used, one after the other")
        List<LabelFraction> labels,
    @Setting(meaning = "how to train with one label in a hundred") FineTuningConfig onePercent,
    @Setting(meaning = "how to train with one label in ten") FineTuningConfig tenPercent) {

  /** Takes both shares, with the recipe for few labels: 60 epochs for 1 %, 30 for 10 %. */
  public LowLabelConfig() {
    this(
        List.of(LabelFraction.ONE_PERCENT, LabelFraction.TEN_PERCENT),
        FineTuningConfig.fewLabels(60),
        FineTuningConfig.fewLabels(30));
  }

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if there is no share, or one is there twice
   */
  public LowLabelConfig {
    labels = List.copyOf(requireNonNull(labels, "labels is null"));
    requireNonNull(onePercent, "onePercent is null");
    requireNonNull(tenPercent, "tenPercent is null");
    if (labels.isEmpty() || new HashSet<>(labels).size() != labels.size()) {
      throw new IllegalArgumentException(
          "labels are %s; name at least one share, and none twice".formatted(labels));
    }
  }

  /** Returns how to train with a share of the labels. */
  FineTuningConfig of(LabelFraction fraction) {
    return switch (fraction) {
      case ONE_PERCENT -> onePercent;
      case TEN_PERCENT -> tenPercent;
    };
  }
}
