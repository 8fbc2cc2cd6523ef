package io.github.lac4j.evaluation.finetune;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.optimizer.Adam;
import io.github.lac4j.core.optimizer.DecayScope;
import io.github.lac4j.core.optimizer.OptimizerSettings;
import io.github.lac4j.core.optimizer.Sgd;
import io.github.lac4j.core.registry.Setting;
import io.github.lac4j.core.schedule.Cosine;
import io.github.lac4j.core.schedule.Steps;
import io.github.lac4j.core.schedule.WarmUp;
import io.github.lac4j.datasets.recipe.Recipes;
import io.github.lac4j.evaluation.classifier.LinearClassifier;
import java.util.List;

/**
 * The settings of {@link FineTuning}.
 *
 * @param epochs passes over the training images, 1 or more; the last one counts
 * @param batchSize images of a step; a set that is smaller is one batch
 * @param encoder optimiser and learning rate of the pretrained network
 * @param classifier optimiser and learning rate of the linear layer on top
 * @param initialDeviation deviation of the linear layer's first weights, 0 or more
 * @param recipe how training images are augmented
 */
public record FineTuningConfig(
    @Setting(
            meaning = "passes over the training images; the last one counts",
            allowed = "1 or more")
        int epochs,
    @Setting(meaning = "images of a step", allowed = "1 or more") int batchSize,
    @Setting(meaning = "how the pretrained network is trained") OptimizerSettings encoder,
    @Setting(meaning = "how the linear layer on top is trained") OptimizerSettings classifier,
    @Setting(meaning = "deviation of the linear layer's first weights", allowed = "0 or more")
        double initialDeviation,
    @Setting(meaning = "how training images are augmented", allowed = "the name of a recipe")
        String recipe) {

  private static final double DEVIATION = 0.01;

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException naming every one that is out of range
   */
  public FineTuningConfig {
    requireNonNull(encoder, "encoder is null");
    requireNonNull(classifier, "classifier is null");
    requireNonNull(recipe, "recipe is null");
    LinearClassifier.requireSettings(epochs, batchSize, initialDeviation);
  }

  /**
   * The supervised recipe of weiaicunzai/pytorch-cifar100, whose ResNet-18 has the 75.61 % on
   * CIFAR-100 that the LAC paper reports without pretraining: 200 epochs of batch 128, momentum
   * 0.9, learning rate 0.1, a fifth of it after 60, 120 and 160 epochs, weight decay 5e-4, a
   * warm-up of one epoch, crops of images padded by 4 pixels, flips, and rotations up to 15
   * degrees.
   *
   * <p>Nesterov's variant is used, as that repository's description says; its code does not.
   */
  public static FineTuningConfig cifar() {
    OptimizerSettings settings =
        new OptimizerSettings(
            new Sgd(0.9, 5e-4, DecayScope.ALL, true),
            new WarmUp(1, new Steps(0.1, List.of(60.0, 120.0, 160.0), 0.2)));
    return new FineTuningConfig(
        200, 128, settings, settings, DEVIATION, "supervised-cifar-rotation");
  }

  /**
   * A recipe for small grey images: 20 epochs of batch 128, Adam with 1e-3 and a cosine, no decay,
   * no augmentation. The values are lac4j's own.
   */
  public static FineTuningConfig mnist() {
    OptimizerSettings settings = new OptimizerSettings(new Adam(), Cosine.from(1e-3));
    return new FineTuningConfig(20, 128, settings, settings, DEVIATION, Recipes.NONE);
  }

  /**
   * A recipe for few labels: momentum 0.9 without decay and a cosine, batch 64, crops of images
   * padded by 4 pixels and flips. The rates are VICReg's for 10 % of ImageNet (0.01 and 0.1), the
   * lengths SimCLR's (60 epochs for 1 %, 30 for 10 %); batch and augmentation are lac4j's own, for
   * sets of some hundred small images.
   */
  static FineTuningConfig fewLabels(int epochs) {
    return new FineTuningConfig(
        epochs,
        64,
        new OptimizerSettings(new Sgd(), Cosine.from(0.01)),
        new OptimizerSettings(new Sgd(), Cosine.from(0.1)),
        DEVIATION,
        "supervised-cifar");
  }
}
