package io.github.lac4j.evaluation.evaluator;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.evaluation.feature.FeatureExtractor;
import io.github.lac4j.evaluation.feature.Features;

/** An encoder with the images that it is judged on; features are computed once. */
public final class PretrainedEncoder implements Subject {

  private final Network encoder;
  private final DatasetSplits images;
  private final Seed seed;
  private Features train;
  private Features test;

  /**
   * Joins an encoder with images.
   *
   * <p>To choose settings without a look at test images, give the validation part of the training
   * images as the test part.
   *
   * @param encoder not changed and not closed; must not be trained before the last evaluation
   * @param images to fit evaluators on, and to judge on
   * @param seed where the chance of evaluators starts
   */
  public PretrainedEncoder(Network encoder, DatasetSplits images, Seed seed) {
    this.encoder = requireNonNull(encoder, "encoder is null");
    this.images = requireNonNull(images, "images is null");
    this.seed = requireNonNull(seed, "seed is null");
  }

  @Override
  public Features train() {
    if (train == null) {
      train = features(images.train());
    }
    return train;
  }

  @Override
  public Features test() {
    if (test == null) {
      test = features(images.test());
    }
    return test;
  }

  private Features features(ImageDataset dataset) {
    return FeatureExtractor.extract(encoder, dataset);
  }

  @Override
  public DatasetSplits images() {
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
