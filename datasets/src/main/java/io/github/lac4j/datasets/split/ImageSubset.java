package io.github.lac4j.datasets.split;

import static java.util.Objects.requireNonNull;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.ImageDataset;
import java.util.List;
import java.util.Objects;

/** Some images of a set, in an order of their own; nothing is copied. */
public final class ImageSubset implements ImageDataset {

  private final ImageDataset whole;
  private final int[] indices;
  private volatile String fingerprint;

  /**
   * Chooses images.
   *
   * @param indices indices into the whole set, each at most once
   * @throws IllegalArgumentException if there are none, one is not in the set, or one is there
   *     twice
   */
  public ImageSubset(ImageDataset whole, int[] indices) {
    this.whole = requireNonNull(whole, "whole is null");
    this.indices = requireNonNull(indices, "indices is null").clone();
    if (indices.length == 0) {
      throw new IllegalArgumentException(
          "A part of %s needs at least one image".formatted(whole.name()));
    }
    boolean[] seen = new boolean[whole.size()];
    for (int index : indices) {
      if (index < 0 || index >= seen.length || seen[index]) {
        throw new IllegalArgumentException(
            "The index %d is not in the set %s of %d images, or is there twice"
                .formatted(index, whole.name(), whole.size()));
      }
      seen[index] = true;
    }
  }

  /** Returns the indices into the whole set, in a new array. */
  public int[] indices() {
    return indices.clone();
  }

  @Override
  public String name() {
    return whole.name();
  }

  @Override
  public ImageShape shape() {
    return whole.shape();
  }

  @Override
  public List<String> classNames() {
    return whole.classNames();
  }

  @Override
  public int size() {
    return indices.length;
  }

  @Override
  public void copyPixels(int index, byte[] target) {
    whole.copyPixels(indices[Objects.checkIndex(index, indices.length)], target);
  }

  @Override
  public int label(int index) {
    return whole.label(indices[Objects.checkIndex(index, indices.length)]);
  }

  @Override
  public String fingerprint() {
    String known = fingerprint;
    if (known == null) {
      // Two threads may both compute it; they get the same.
      known = ImageDataset.fingerprintOf(this);
      fingerprint = known;
    }
    return known;
  }

  @Override
  public String source() {
    return "%s; %d of %d images".formatted(whole.source(), indices.length, whole.size());
  }

  @Override
  public String toString() {
    return "%s (%d of %d images of %s, %s)"
        .formatted(name(), indices.length, whole.size(), shape(), whole.source());
  }
}
