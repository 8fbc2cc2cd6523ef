package io.github.lac4j.evaluation.diagnostic;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.registry.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The settings of {@link Representation}.
 *
 * @param samples at most so many training images are looked at, 2 or more
 * @param epsilon what RankMe adds to each share, 0 or more
 * @param sharpness t of the uniformity, above 0
 * @param recipe how the two views of the alignment are augmented; empty for {@code
 *     mnist-contrastive} for grey images and {@code cifar-a} for coloured ones
 */
public record RepresentationConfig(
    @Setting(meaning = "the most training images that are looked at", allowed = "2 or more")
        int samples,
    @Setting(meaning = "what RankMe adds to each share", allowed = "0 to below 1") double epsilon,
    @Setting(meaning = "t of the uniformity", allowed = "above 0") double sharpness,
    @Setting(
            meaning = "augmentation of the views of the alignment; - for one by channels",
            allowed = "the name of a recipe")
        Optional<String> recipe) {

  /** 5,120 images, which is ten for each of 512 dimensions, epsilon 1e-7 and sharpness 2. */
  public RepresentationConfig() {
    this(5120, 1e-7, 2, Optional.empty());
  }

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException naming every one that is out of range
   */
  public RepresentationConfig {
    requireNonNull(recipe, "recipe is null");
    List<String> problems = new ArrayList<>();
    if (samples < 2) {
      problems.add("samples must be 2 or more, but is " + samples);
    }
    if (!(epsilon >= 0 && epsilon < 1)) {
      problems.add("epsilon must be from 0 to below 1, but is " + epsilon);
    }
    if (!(sharpness > 0) || Double.isInfinite(sharpness)) {
      problems.add("sharpness must be a finite number above 0, but is " + sharpness);
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }
}
