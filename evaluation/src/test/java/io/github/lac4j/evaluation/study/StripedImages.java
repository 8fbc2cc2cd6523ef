package io.github.lac4j.evaluation.study;

import io.github.lac4j.core.image.ImageShape;
import io.github.lac4j.core.random.Seed;
import io.github.lac4j.datasets.DataLocation;
import io.github.lac4j.datasets.DatasetDefinition;
import io.github.lac4j.datasets.DatasetSplits;
import io.github.lac4j.datasets.ImageDataset;
import io.github.lac4j.datasets.StoredImages;
import io.github.lac4j.datasets.recipe.Recipes;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Small images of stripes that run across, down or aslant, with noise: three classes that are easy
 * to tell, but not from one pixel.
 *
 * @param trainSize training images
 * @param testSize test images
 */
public record StripedImages(int trainSize, int testSize) implements DatasetDefinition {

  private static final int SIDE = 8;
  private static final List<String> CLASSES = List.of("across", "down", "aslant");

  @Override
  public String name() {
    return "striped";
  }

  @Override
  public ImageShape shape() {
    return new ImageShape(1, SIDE, SIDE);
  }

  @Override
  public DatasetSplits open(DataLocation where) {
    return new DatasetSplits(
        images(trainSize, new Seed(5).derive("train")),
        images(testSize, new Seed(5).derive("test")));
  }

  @Override
  public String contrastive() {
    return Recipes.MNIST_CONTRASTIVE;
  }

  private ImageDataset images(int size, Seed seed) {
    RandomGenerator random = seed.generator();
    byte[] pixels = new byte[size * SIDE * SIDE];
    int[] labels = new int[size];
    for (int image = 0; image < size; image++) {
      labels[image] = image % CLASSES.size();
      int phase = random.nextInt(4);
      for (int row = 0; row < SIDE; row++) {
        for (int column = 0; column < SIDE; column++) {
          int place =
              switch (labels[image]) {
                case 0 -> row;
                case 1 -> column;
                default -> row + column;
              };
          int bright = (place + phase) % 4 < 2 ? 180 : 20;
          pixels[(image * SIDE + row) * SIDE + column] = (byte) (bright + random.nextInt(60));
        }
      }
    }
    return new StoredImages(name(), shape(), CLASSES, pixels, labels, "made for tests");
  }
}
