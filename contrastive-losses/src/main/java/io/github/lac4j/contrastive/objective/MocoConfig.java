package io.github.lac4j.contrastive.objective;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.optimizer.OptimizerSettings;
import io.github.lac4j.core.registry.Setting;
import java.util.ArrayList;
import java.util.List;

/**
 * The settings of {@link Moco}.
 *
 * @param temperature T, above 0
 * @param queue K, the number of keys that are kept; well below the size of the data set
 * @param momentum m, the share of the key encoder that stays in each step, from 0 to 1
 * @param symmetric whether both views are queries in turn; the loss is then the sum of both
 *     directions
 * @param splits parts of the batch that batch normalisation sees one by one, with the keys shuffled
 *     among them; 1 for neither
 * @param head the projection head
 * @param optimization the optimiser of query encoder and head
 */
public record MocoConfig(
    @Setting(
            meaning = "T, which divides the cosines; lower weighs near negatives more",
            allowed = "above 0")
        double temperature,
    @Setting(
            meaning = "K, the keys that are kept; well below the size of the data set",
            allowed = "1 or more")
        int queue,
    @Setting(
            meaning = "m, the share of the key encoder that stays in each step",
            allowed = "0 to 1")
        double momentum,
    @Setting(meaning = "both views are queries in turn; the loss is the sum of both")
        boolean symmetric,
    @Setting(
            meaning = "parts of the batch that batch normalisation sees one by one",
            allowed = "1 or more")
        int splits,
    @Setting(meaning = "projection head between the features and the loss") ProjectionConfig head,
    @Setting(meaning = "how encoder and head are trained") OptimizerSettings optimization) {

  /**
   * Checks all settings.
   *
   * @throws IllegalArgumentException if any is out of range; the message lists all of them
   */
  public MocoConfig {
    requireNonNull(head, "head is null");
    requireNonNull(optimization, "optimization is null");
    List<String> problems = new ArrayList<>();
    if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
      problems.add("temperature is %s; it must be above 0 and finite".formatted(temperature));
    }
    if (queue < 1) {
      problems.add("queue is %d; it must be 1 or more".formatted(queue));
    }
    if (!(momentum >= 0 && momentum <= 1)) {
      problems.add("momentum is %s; it must be from 0 to 1".formatted(momentum));
    }
    if (splits < 1) {
      problems.add("splits is %d; it must be 1 or more".formatted(splits));
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /**
   * Returns the settings of the official CIFAR demo but for the splits: T 0.1, K 4096, m 0.99,
   * asymmetric, and the head of MoCo v2.
   */
  public static MocoConfig defaults() {
    return new MocoConfig(
        0.1,
        4096,
        0.99,
        false,
        1,
        ProjectionConfig.of(HeadShape.MOCO_V2),
        SmallScale.optimization());
  }
}
