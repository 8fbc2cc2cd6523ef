package io.github.lac4j.evaluation.probe;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.optimizer.DecayScope;
import io.github.lac4j.core.optimizer.OptimizerSettings;
import io.github.lac4j.core.optimizer.Sgd;
import io.github.lac4j.core.registry.Setting;
import io.github.lac4j.core.schedule.Constant;
import io.github.lac4j.core.schedule.Cosine;
import io.github.lac4j.core.schedule.Steps;
import io.github.lac4j.evaluation.classifier.LinearClassifier;
import java.util.List;
import java.util.Optional;

/**
 * The settings of {@link SgdProbe}.
 *
 * @param epochs passes over the training images, 1 or more
 * @param batchSize images of a step; a set that is smaller is one batch
 * @param optimization optimiser and learning rate of the classifier
 * @param initialDeviation deviation of the first weights, 0 or more; 0 for zeros
 * @param recipe how training images are augmented before the encoder, anew in each epoch; empty for
 *     features that are computed once, without augmentation
 */
public record SgdProbeConfig(
    @Setting(meaning = "passes over the training images", allowed = "1 or more") int epochs,
    @Setting(meaning = "images of a step", allowed = "1 or more") int batchSize,
    @Setting(meaning = "how the classifier is trained") OptimizerSettings optimization,
    @Setting(meaning = "deviation of the first weights; 0 for zeros", allowed = "0 or more")
        double initialDeviation,
    @Setting(
            meaning = "how images are augmented before the encoder; - for not at all",
            allowed = "the name of a recipe")
        Optional<String> recipe) {

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException naming every one that is out of range
   */
  public SgdProbeConfig {
    requireNonNull(optimization, "optimization is null");
    requireNonNull(recipe, "recipe is null");
    LinearClassifier.requireSettings(epochs, batchSize, initialDeviation);
  }

  /**
   * The probe of SimCLR's code for CIFAR (Chen et al. 2020): Nesterov momentum 0.9, learning rate
   * 0.1 x 512 / 256 and a cosine, batch 512, 100 epochs, no decay, logits that start at zero.
   */
  public static SgdProbeConfig simClr() {
    return new SgdProbeConfig(
        100,
        512,
        new OptimizerSettings(new Sgd(0.9, 0, DecayScope.ALL, true), Cosine.from(0.2)),
        0,
        Optional.empty());
  }

  /**
   * The probe of MoCo's code (He et al. 2020): momentum 0.9, learning rate 30, a tenth of it after
   * 60 and 80 of 100 epochs, batch 256, no decay, first weights of deviation 0.01.
   */
  public static SgdProbeConfig moco() {
    return new SgdProbeConfig(
        100,
        256,
        new OptimizerSettings(new Sgd(), new Steps(30, List.of(60.0, 80.0), 0.1)),
        0.01,
        Optional.empty());
  }

  /**
   * A probe that is weak on purpose: one pass with momentum 0.9 and learning rate 0.1, batch 128,
   * from zero. The values are lac4j's own; what it shows is how easily the classes are read off.
   */
  public static SgdProbeConfig oneEpoch() {
    return new SgdProbeConfig(
        1, 128, new OptimizerSettings(new Sgd(), new Constant(0.1)), 0, Optional.empty());
  }
}
