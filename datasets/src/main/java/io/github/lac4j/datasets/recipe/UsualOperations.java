package io.github.lac4j.datasets.recipe;

import io.github.lac4j.datasets.augment.ImageOperation;
import io.github.lac4j.datasets.augment.Interpolation;
import io.github.lac4j.datasets.augment.RandomGaussianBlur;
import io.github.lac4j.datasets.augment.RandomHorizontalFlip;
import io.github.lac4j.datasets.augment.RandomResizedCrop;
import io.github.lac4j.datasets.augment.RandomSolarization;
import io.github.lac4j.datasets.augment.Range;
import java.util.OptionalInt;

/** Operations with the parameters that most recipes have. */
final class UsualOperations {

  private static final Range ASPECT = new Range(3.0 / 4, 4.0 / 3);
  private static final Range SIGMA = new Range(0.1, 2);
  private static final double THRESHOLD = 0.5;

  private UsualOperations() {}

  static RandomResizedCrop crop(double smallestArea, Interpolation interpolation) {
    return new RandomResizedCrop(new Range(smallestArea, 1), ASPECT, interpolation);
  }

  static RandomResizedCrop crop(double smallestArea, int side) {
    return crop(new Range(smallestArea, 1), side);
  }

  static RandomResizedCrop crop(Range area, int side) {
    return new RandomResizedCrop(area, ASPECT, Interpolation.BILINEAR, OptionalInt.of(side));
  }

  static ImageOperation flip() {
    return new RandomHorizontalFlip(0.5);
  }

  static ImageOperation blur(double probability) {
    return new RandomGaussianBlur(SIGMA, probability);
  }

  static ImageOperation solarization(double probability) {
    return new RandomSolarization(THRESHOLD, probability);
  }
}
