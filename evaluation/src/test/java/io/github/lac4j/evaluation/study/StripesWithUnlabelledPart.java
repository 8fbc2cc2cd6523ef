package io.github.lac4j.evaluation.study;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.StoredImages;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Striped images, more of which have no labels.
 *
 * @param unlabelledSize images without labels
 * @param labelled the others
 */
public record StripesWithUnlabelledPart(int unlabelledSize, StripedImages labelled)
    implements DatasetDefinition {

  @Override
  public String name() {
    return labelled.name();
  }

  @Override
  public ImageShape shape() {
    return labelled.shape();
  }

  @Override
  public DatasetSplits open(DataLocation where) {
    DatasetSplits splits = labelled.open(where);
    ImageDataset images = new StripedImages(unlabelledSize, 1).open(where).train();
    byte[] pixels = new byte[unlabelledSize * shape().size()];
    byte[] one = new byte[shape().size()];
    for (int i = 0; i < unlabelledSize; i++) {
      images.copyPixels(i, one);
      System.arraycopy(one, 0, pixels, i * one.length, one.length);
    }
    int[] labels = new int[unlabelledSize];
    Arrays.fill(labels, ImageDataset.UNLABELLED);
    return new DatasetSplits(
        splits.train(),
        splits.test(),
        Optional.of(
            new StoredImages(name(), shape(), List.of(), pixels, labels, "made for tests")));
  }

  @Override
  public String contrastive() {
    return labelled.contrastive();
  }
}
