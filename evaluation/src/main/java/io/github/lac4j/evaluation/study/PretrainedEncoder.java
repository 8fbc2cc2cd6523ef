package io.github.lac4j.evaluation.study;

import io.github.lac4j.core.network.Network;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.evaluation.evaluator.Subject;
import io.github.lac4j.evaluation.feature.Features;
import org.nd4j.linalg.api.buffer.DataType;

/** An encoder with the images that it is judged on; features are computed once. */
final class PretrainedEncoder implements Subject {

  private final Network encoder;
  private final DatasetSplits images;
  private final Seed seed;
  private final DataType dataType;
  private Features train;
  private Features test;

  PretrainedEncoder(Network encoder, DatasetSplits images, Seed seed, DataType dataType) {
    this.encoder = encoder;
    this.images = images;
    this.seed = seed;
    this.dataType = dataType;
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
    return FeatureExtractor.extract(encoder, dataset, dataType);
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
