package io.github.lac4j.evaluation.evaluator;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.evaluation.feature.Features;

/** An encoder with the images that it is judged on; features are computed once. */
public final class PretrainedEncoder implements Subject {

  private final Network encoder;
  private final EvaluationImages images;
  private final Seed seed;
  private Features fit;
  private Features held;

  /**
   * Joins an encoder with images.
   *
   * @param encoder not changed and not closed; must not be trained before the last evaluation
   * @param images to fit evaluators on, and those held out
   * @param seed where the chance of evaluators starts
   */
  public PretrainedEncoder(Network encoder, EvaluationImages images, Seed seed) {
    this.encoder = requireNonNull(encoder, "encoder is null");
    this.images = requireNonNull(images, "images is null");
    this.seed = requireNonNull(seed, "seed is null");
  }

  @Override
  public Features fit() {
    if (fit == null) {
      fit = features(images.fit());
    }
    return fit;
  }

  @Override
  public Features held() {
    if (held == null) {
      held = features(images.held());
    }
    return held;
  }

  private Features features(ImageDataset dataset) {
    return Features.extract(encoder, dataset);
  }

  @Override
  public EvaluationImages images() {
    return images;
  }

  @Override
  public Network encoder() {
    return encoder;
  }

  @Override
  public Seed seed() {
    return seed;
  }
}
