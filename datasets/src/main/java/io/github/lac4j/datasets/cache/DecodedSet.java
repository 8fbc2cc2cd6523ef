package io.github.lac4j.datasets.cache;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.datasets.ImageDataset;
import java.util.List;

/**
 * A set of picture files that has been decoded.
 *
 * @param dataset the images
 * @param skipped one sentence for each file that was left out, in the order of the files
 */
public record DecodedSet(ImageDataset dataset, List<String> skipped) {

  /** Keeps an unmodifiable copy of the list. */
  public DecodedSet {
    requireNonNull(dataset, "dataset is null");
    skipped = List.copyOf(requireNonNull(skipped, "skipped is null"));
  }
}
