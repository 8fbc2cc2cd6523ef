package io.github.lac4j.datasets.augment;

import io.github.lac4j.core.image.ImageShape;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Subtracts a mean from each channel and divides by a standard deviation; nothing is drawn.
 *
 * <p>Must be the last operation of a recipe: all others expect values in [0, 1]. No built-in recipe
 * has it, because features are taken from images in [0, 1], and an encoder should see the same
 * range in training.
 *
 * @param mean of each channel
 * @param standardDeviation of each channel, positive
 */
public record Normalization(List<Double> mean, List<Double> standardDeviation)
    implements ImageOperation {

  /** CIFAR-10, as most contrastive code has it. */
  public static final Normalization CIFAR_10 = rgb(0.4914, 0.4822, 0.4465, 0.2023, 0.1994, 0.2010);

  /** CIFAR-100. */
  public static final Normalization CIFAR_100 = rgb(0.5071, 0.4867, 0.4408, 0.2675, 0.2565, 0.2761);

  /** Tiny-ImageNet. */
  public static final Normalization TINY_IMAGENET =
      rgb(0.4802, 0.4481, 0.3975, 0.2302, 0.2265, 0.2262);

  /** ImageNet. */
  public static final Normalization IMAGENET = rgb(0.485, 0.456, 0.406, 0.229, 0.224, 0.225);

  /** STL-10. */
  public static final Normalization STL_10 = rgb(0.4409, 0.4279, 0.3868, 0.2683, 0.2610, 0.2687);

  /** MNIST. */
  public static final Normalization MNIST = new Normalization(List.of(0.1307), List.of(0.3081));

  /**
   * Copies the lists and checks them.
   *
   * @throws IllegalArgumentException if the lists differ in length, or a number is not finite or a
   *     deviation not positive
   */
  public Normalization {
    mean = List.copyOf(mean);
    standardDeviation = List.copyOf(standardDeviation);
    if (mean.isEmpty() || mean.size() != standardDeviation.size()) {
      throw new IllegalArgumentException(
          "There are %d means and %d standard deviations; give one of each for every channel"
              .formatted(mean.size(), standardDeviation.size()));
    }
    for (int channel = 0; channel < mean.size(); channel++) {
      double deviation = standardDeviation.get(channel);
      if (!Double.isFinite(mean.get(channel)) || !(deviation > 0 && Double.isFinite(deviation))) {
        throw new IllegalArgumentException(
            "Channel %d has mean %s and standard deviation %s; both must be finite, the latter positive"
                .formatted(channel, mean.get(channel), deviation));
      }
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if the image has another number of channels
   */
  @Override
  public void apply(ImageBuffer image, RandomGenerator random) {
    requireChannels(image.shape());
    float[] values = image.values();
    int plane = values.length / mean.size();
    for (int channel = 0; channel < mean.size(); channel++) {
      float shift = mean.get(channel).floatValue();
      float scale = standardDeviation.get(channel).floatValue();
      for (int i = channel * plane; i < (channel + 1) * plane; i++) {
        values[i] = (values[i] - shift) / scale;
      }
    }
  }

  @Override
  public ImageShape resultShape(ImageShape shape) {
    requireChannels(shape);
    return shape;
  }

  private void requireChannels(ImageShape shape) {
    if (shape.channels() != mean.size()) {
      throw new IllegalArgumentException(
          "The normalisation is for %d channels, but the image is %s; choose the one of its data set"
              .formatted(mean.size(), shape));
    }
  }

  private static Normalization rgb(
      double redMean,
      double greenMean,
      double blueMean,
      double redDeviation,
      double greenDeviation,
      double blueDeviation) {
    return new Normalization(
        List.of(redMean, greenMean, blueMean),
        List.of(redDeviation, greenDeviation, blueDeviation));
  }
}
